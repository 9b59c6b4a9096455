import { Liquid } from 'liquidjs';

/** A kind of mail. `{{ names }}` stand for the data that goes with each; Liquid's tags and filters work. */
export interface MailTemplate<D extends object = object> {
  name: string;
  subject: string;
  /** What everybody can read. */
  text: string;
  /** The inside of `<body>`; values are escaped. Without it the text goes alone. */
  html?: string;
  /** Never set: carries the data's type. */
  data?: D;
}

/**
 * Declares a kind of mail: `defineMail<{ name: string; link: string }>('access.invitation', { subject: …, text: …, html: … })`.
 *
 * @throws if a template is no Liquid
 */
export function defineMail<D extends object>(name: string, parts: { subject: string; text: string; html?: string }): MailTemplate<D> {
  for (const part of Object.values(parts)) if (part !== undefined) plain.parse(part);
  return { name, ...parts };
}

/** A missing value is an error where the mail is made, not a hole in front of a reader. Templates reach neither files nor prototypes. */
const strict = { strictVariables: true, strictFilters: true, lenientIf: true, ownPropertyOnly: true, templates: {} };
const plain = new Liquid(strict);
const escaping = new Liquid({ ...strict, outputEscape: 'escape' });

const page = (body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"></head><body style="margin:0;padding:24px;font:16px/1.5 system-ui,sans-serif;color:#1c2430;background:#fff"><div style="max-width:560px;margin:0 auto">${body}</div></body></html>`;

/** What is sent: plain text, and HTML beside it where the template has some. */
export interface Rendered {
  subject: string;
  text: string;
  html: string | null;
}

/** @throws naming the value that the template misses */
export function renderMail<D extends object>({ name, subject, text, html }: MailTemplate<D>, data: D): Rendered {
  try {
    return {
      // A header is one line.
      subject: String(plain.parseAndRenderSync(subject, data)).replace(/\s+/g, ' ').trim(),
      text: plain.parseAndRenderSync(text, data),
      html: html === undefined ? null : page(escaping.parseAndRenderSync(html, data)),
    };
  } catch (error) {
    throw new Error(`The mail "${name}" cannot be written: ${(error as Error).message}.`, { cause: error });
  }
}
