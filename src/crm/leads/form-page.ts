import type { WrongField } from '../../platform/api/errors.js';
import type { FormQuestion, LeadForm } from './lead-form.entity.js';
import { LABELS, sentName } from './lead-form.rules.js';
import { html, type Markup } from './markup.js';

/** Fits what the password page looks like: `web/src/password.css`. */
const STYLE = html`<style>
:root { color-scheme: light dark; --ink: #22313a; --quiet: #5b6b75; --paper: #f4f6f6; --sheet: #fff; --line: #8a9aa3; --main: #12504b; --on-main: #fff; --wrong: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #dbe4e8; --quiet: #9db0ba; --paper: #141c21; --sheet: #1c272d; --line: #647782; --main: #6ccab9; --on-main: #0c2320; --wrong: #ff8a80; } }
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 24px 16px; background: var(--paper); color: var(--ink); font: 400 16px/1.5 Roboto, system-ui, sans-serif; }
main { width: min(100%, 520px); padding: 32px; background: var(--sheet); border: 1px solid color-mix(in srgb, var(--line) 45%, transparent); border-radius: 14px; overflow-wrap: anywhere; }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.25; }
p { margin: 0; white-space: pre-line; }
.quiet { color: var(--quiet); }
.field { margin-top: 20px; }
label { display: block; font-weight: 600; }
label span { color: var(--quiet); font-weight: 400; }
input:not([type=checkbox]), textarea { width: 100%; margin-top: 6px; padding: 10px 12px; border: 1px solid var(--line); border-radius: 8px; background: transparent; color: inherit; font: inherit; }
textarea { min-height: 120px; resize: vertical; }
.check { display: flex; gap: 10px; align-items: flex-start; font-weight: 400; white-space: pre-line; }
.check span { color: inherit; }
.check input { flex: none; width: 20px; height: 20px; margin: 2px 0 0; accent-color: var(--main); }
[aria-invalid=true] { border-color: var(--wrong) !important; outline-color: var(--wrong); }
.wrong { margin-top: 4px; color: var(--wrong); font-size: 14px; }
.alert { margin-top: 16px; padding: 12px 14px; border: 1px solid var(--wrong); border-radius: 8px; color: var(--wrong); }
.said { margin: 20px 0 0; padding-left: 14px; border-left: 3px solid var(--line); white-space: pre-line; }
button { width: 100%; margin-top: 24px; padding: 12px; border: 0; border-radius: 8px; background: var(--main); color: var(--on-main); font: inherit; font-weight: 600; cursor: pointer; }
:focus-visible { outline: 2px solid var(--main); outline-offset: 2px; }
.trap { position: absolute; left: -9999px; width: 1px; height: 1px; overflow: hidden; }
</style>`;

const page = (language: string | null | undefined, title: string, body: Markup): string =>
  html`<!doctype html>
<html lang="${language ?? 'en'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${STYLE}
</head>
<body><main>${body}</main></body>
</html>
`.text;

/** How a browser helps with a field. */
const HELP: Readonly<Record<FormQuestion['field'], { type: string; autocomplete: string; longest: number }>> = {
  NAME: { type: 'text', autocomplete: 'name', longest: 200 },
  COMPANY: { type: 'text', autocomplete: 'organization', longest: 200 },
  EMAIL: { type: 'email', autocomplete: 'email', longest: 320 },
  PHONE: { type: 'tel', autocomplete: 'tel', longest: 40 },
  LANGUAGE: { type: 'text', autocomplete: 'language', longest: 50 },
  TERRITORY: { type: 'text', autocomplete: 'off', longest: 100 },
  NOTE: { type: 'text', autocomplete: 'off', longest: 10_000 },
};

/** What is in a form: typed before, or come with the address of the page. */
export interface Typed {
  values: Readonly<Record<string, unknown>>;
  wrong: readonly WrongField[];
}

const wrongAt = (wrong: readonly WrongField[], name: string) => wrong.find(({ path: [field] }) => field === name)?.message;
const complaint = (name: string, message: string | undefined) => message && html`<p class="wrong" id="${name}-wrong">${message}</p>`;

function fieldOf(question: FormQuestion, { values, wrong }: Typed): Markup {
  const name = sentName(question);
  const value = typeof values[name] === 'string' ? values[name] : '';
  const { type, autocomplete, longest } = HELP[question.field];
  const message = wrongAt(wrong, name);
  const marks = html`${question.required && html` required`}${message && html` aria-invalid="true" aria-describedby="${name}-wrong"`}`;
  const input =
    question.field === 'NOTE'
      ? html`<textarea id="${name}" name="${name}" maxlength="${longest}"${marks}>
${value}</textarea>`
      : html`<input id="${name}" name="${name}" type="${type}" autocomplete="${autocomplete}" maxlength="${longest}" value="${value}"${marks}>`;
  const optional = !question.required && html` <span>(optional)</span>`;
  return html`<div class="field"><label for="${name}">${question.label ?? LABELS[question.field]}${optional}</label>${input}${complaint(name, message)}</div>
`;
}

function consentOf(form: LeadForm, { values, wrong }: Typed): Markup | null {
  if (!form.consentText) return null;
  const message = wrongAt(wrong, 'consent');
  const marks = html`${Boolean(values.consent) && !message && html` checked`}${form.consentRequired && html` required`}${message && html` aria-invalid="true" aria-describedby="consent-wrong"`}`;
  return html`<div class="field"><label class="check"><input type="checkbox" name="consent"${marks}><span>${form.consentText}</span></label>${complaint('consent', message)}
<input type="hidden" name="consentVersion" value="${form.consentVersion}"></div>
`;
}

const UTM = ['source', 'medium', 'campaign', 'term', 'content'].map(part => `utm_${part}`);

/** The form on a page of its own; needs no scripts. */
export function formPage(form: LeadForm, typed: Typed): string {
  const hidden = UTM.flatMap(name => {
    const value = typed.values[name];
    return typeof value === 'string' && value ? [html`<input type="hidden" name="${name}" value="${value.slice(0, 200)}">`] : [];
  });
  const failed = typed.wrong.length > 0;
  return page(
    form.language,
    failed ? `Please correct: ${form.title}` : form.title,
    html`
<h1>${form.title}</h1>
${form.intro && html`<p class="quiet">${form.intro}</p>`}
${failed && html`<p class="alert" role="alert">Something is missing or wrong; it is marked below.</p>`}
<form method="post" action="/forms/${form.key}">
${form.fields.map(question => fieldOf(question, typed))}${consentOf(form, typed)}
<div class="trap" aria-hidden="true"><label>Leave this empty <input name="website" tabindex="-1" autocomplete="off"></label></div>
${hidden}<button type="submit">Send</button>
</form>`,
  );
}

/** After sending. The same for everybody: it tells nothing of who is known here. */
export const sentPage = (form: LeadForm): string =>
  page(
    form.language,
    form.title,
    html`<h1>Thank you</h1>
<p>${form.doubleOptIn ? 'We have sent a mail to the address that you gave. Open the link in it to confirm, and we have it.' : 'We have it, and will come back to you.'}</p>`,
  );

/** Behind the link of the mail: programs that look at mails follow links, so that only the button confirms. */
export const confirmPage = (form: LeadForm, consentText: string | null | undefined): string =>
  page(
    form.language,
    `Please confirm: ${form.title}`,
    html`<h1>${form.title}</h1>
<p>Was it you who filled in this form? Then confirm it, please.</p>
${consentText && html`<p style="margin-top:20px">You agree to this:</p><blockquote class="said">${consentText}</blockquote>`}
<form method="post"><button type="submit">Confirm</button></form>
<p class="quiet" style="margin-top:16px">If it was not you, close this page${form.leadBeforeConfirmation ? '.' : ': what was filled in is deleted.'}</p>`,
  );

export const confirmedPage = (form: LeadForm): string =>
  page(form.language, form.title, html`<h1>Thank you</h1><p>It is confirmed. We will come back to you.</p>`);

/** What there is to say where there is no form, or no link any more. */
export const messagePage = (title: string, message: string): string => page(null, title, html`<h1>${title}</h1><p>${message}</p>`);
