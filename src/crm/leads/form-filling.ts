import { type ApiError, invalidInput, type WrongField } from '../../platform/api/errors.js';
import { validateInput } from '../../platform/api/input.js';
import { formOf } from './form.rules.js';
import { LeadCreateInput } from './lead.input.js';
import type { FormAnswers, LeadForm } from './lead-form.entity.js';
import { sentName } from './lead-form.rules.js';

const UTM = ['utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'] as const;
const NOTHING: FormAnswers = {
  name: null,
  company: null,
  email: null,
  phone: null,
  language: null,
  territory: null,
  note: null,
  utmSource: null,
  utmMedium: null,
  utmCampaign: null,
  utmTerm: null,
  utmContent: null,
};

/** What somebody has filled in, checked. */
export interface Filled {
  answers: FormAnswers;
  /** Did they agree to the text? */
  agreed: boolean;
}

/** What a form asks for, of what was sent; where a page has come from, too. */
export function answersOf(form: Pick<LeadForm, 'fields'>, body: unknown): FormAnswers {
  const sent = formOf(body);
  const asked = [...form.fields.map(sentName), ...UTM];
  return { ...NOTHING, ...Object.fromEntries(asked.flatMap(name => (sent[name] ? [[name, sent[name]]] : []))) };
}

/** A lead by what was filled in; without a name it has the first of what is there. */
export function leadOf({ name, ...answers }: FormAnswers): LeadCreateInput {
  const said = Object.entries(answers).filter(([, value]) => value !== null);
  const called = name ?? answers.company ?? answers.email ?? answers.phone ?? '';
  return Object.assign(new LeadCreateInput(), Object.fromEntries(said), { name: name ?? called.slice(0, 200) });
}

/** In words for strangers. */
const HOW: Partial<Record<string, string>> = {
  email: 'Write an e-mail address such as ada@example.com.',
  phone: 'Write a telephone number, 3 to 40 characters.',
  language: 'Write a language such as "de" or "pt-BR".',
};

const fieldsOf = (error: unknown): WrongField[] => (error as ApiError).facts.fields as WrongField[];

function wrongAnswers(form: LeadForm, answers: FormAnswers): WrongField[] {
  const missing = form.fields.filter(question => question.required && !answers[sentName(question)]);
  const wrong: WrongField[] = missing.map(question => ({ path: [sentName(question)], message: 'Fill this in.' }));
  // Without both nobody could be answered, whatever else the form asks for.
  if (!answers.email && !answers.phone && !wrong.length) {
    const field = form.fields.some(({ field }) => field === 'EMAIL') ? 'email' : 'phone';
    wrong.push({ path: [field], message: 'Give an e-mail address or a telephone number.' });
  }
  try {
    validateInput(leadOf(answers));
  } catch (error) {
    for (const { path, message } of fieldsOf(error))
      if (answers[path[0] as keyof FormAnswers] && !wrong.some(known => known.path[0] === path[0]))
        wrong.push({ path, message: HOW[path[0] as string] ?? message });
  }
  return wrong;
}

/** Whether they agreed to the text that is in force: a page that was opened before may show another. */
function agreement(form: LeadForm, body: unknown): { agreed: boolean; wrong: WrongField[] } {
  const { consent, consentVersion } = (body ?? {}) as Record<string, unknown>;
  const agreed = form.consentText != null && [true, 'on', 'true', 'yes', '1'].includes(consent as string);
  const message = !agreed
    ? form.consentRequired && 'Agree to this, please.'
    : consentVersion != null &&
      ![form.consentVersion, String(form.consentVersion)].includes(consentVersion as number) &&
      'The text has changed: read it again, please.';
  return { agreed, wrong: message ? [{ path: ['consent'], message }] : [] };
}

/** @throws INVALID_INPUT with every wrong field at once */
export function filledIn(form: LeadForm, body: unknown): Filled {
  const answers = answersOf(form, body);
  const { agreed, wrong } = agreement(form, body);
  const all = [...wrongAnswers(form, answers), ...wrong];
  if (all.length) throw invalidInput(all);
  return { answers, agreed };
}
