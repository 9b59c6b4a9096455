/** Where a form puts what only a program fills in: hidden by style sheets, named so that programs like it. */
const HONEYPOT = 'website';

const FIELDS = [
  'name',
  'company',
  'email',
  'phone',
  'source',
  'utmSource',
  'utmMedium',
  'utmCampaign',
  'utmTerm',
  'utmContent',
  'language',
  'territory',
  'note',
] as const;
/** `utm_source` stands in the address of the page, and many forms just pass it on. */
const ALIASES: Record<string, string> = {
  utm_source: 'utmSource',
  utm_medium: 'utmMedium',
  utm_campaign: 'utmCampaign',
  utm_term: 'utmTerm',
  utm_content: 'utmContent',
};

export type Form = Partial<Record<(typeof FIELDS)[number], string>>;

/** What a form says about a lead: known fields with something in them, trimmed, lines as everywhere else. The rest (buttons, tokens of the site) is left out. */
export function formOf(body: unknown): Form {
  if (typeof body !== 'object' || body === null) return {};
  const form: Record<string, string> = {};
  for (const [sent, value] of Object.entries(body)) {
    const name = ALIASES[sent] ?? sent;
    if (typeof value === 'string' && value.trim() && (FIELDS as readonly string[]).includes(name))
      form[name] = value.trim().replaceAll('\r\n', '\n');
  }
  return form;
}

/** Filled in by a program that does not look. */
export function isTrapped(body: unknown): boolean {
  const trap = typeof body === 'object' && body !== null ? (body as Record<string, unknown>)[HONEYPOT] : null;
  return typeof trap === 'string' ? trap.trim() !== '' : trap != null;
}

/** The wrong fields that a single field can not know of. */
export function wrongInForm(form: Form): { path: string[]; message: string }[] {
  const wrong = [];
  if (!form.name) wrong.push({ path: ['name'], message: 'Say who you are.' });
  if (!form.email && !form.phone) wrong.push({ path: ['email'], message: 'Give an e-mail address or a telephone number.' });
  return wrong;
}
