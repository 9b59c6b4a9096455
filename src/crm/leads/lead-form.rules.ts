import type { WrongField } from '../../platform/api/errors.js';
import { lengthOf } from './duration.rules.js';
import type { FormQuestion } from './lead-form.entity.js';

/** What of a form has to fit together. */
export interface FormTerms {
  fields: readonly FormQuestion[];
  doubleOptIn: boolean;
  leadBeforeConfirmation: boolean;
  lifetime: string;
  redirectTo?: string | null;
  allowedOrigins: readonly string[];
  consentText?: string | null;
  consentPurpose?: string | null;
  consentRequired: boolean;
}

const MINUTE = 60_000;
const LONGEST = 30 * 24 * 60 * MINUTE;
const isWeb = (address: string): boolean => URL.canParse(address) && /^https?:$/.test(new URL(address).protocol);

function wrongFields({ fields, doubleOptIn }: FormTerms): WrongField[] {
  const asked = fields.map(({ field }) => field);
  const twice = asked.find((field, i) => asked.indexOf(field) !== i);
  const wrong: WrongField[] = [];
  const say = (message: string) => wrong.push({ path: ['fields'], message });
  if (twice) say(`It asks for "${twice}" twice.`);
  if (doubleOptIn && !fields.some(({ field, required }) => field === 'EMAIL' && required))
    say('A link that confirms goes to the e-mail address: ask for EMAIL, required, or set doubleOptIn to false.');
  if (!asked.includes('EMAIL') && !asked.includes('PHONE')) say('Ask for EMAIL or PHONE: nobody could be answered.');
  return wrong;
}

/** Everything about a form that does not fit together. */
export function wrongTerms(form: FormTerms): WrongField[] {
  const wrong = wrongFields(form);
  const say = (field: string, message: string) => wrong.push({ path: [field], message });
  const lifetime = lengthOf(form.lifetime);
  if (!(lifetime >= MINUTE && lifetime <= LONGEST)) say('lifetime', 'It is a minute to 30 days, in days, hours and minutes: "PT48H".');
  if (form.leadBeforeConfirmation && !form.doubleOptIn) say('leadBeforeConfirmation', 'There is no confirmation without doubleOptIn.');
  if (form.redirectTo && !isWeb(form.redirectTo)) say('redirectTo', 'It is an address that begins with https:// or http://.');
  form.allowedOrigins.forEach((origin, i) => {
    if (!isWeb(origin) || new URL(origin).origin !== origin)
      wrong.push({ path: ['allowedOrigins', String(i)], message: 'It is an origin without a path: "https://www.example.com".' });
  });
  if (!form.consentText !== !form.consentPurpose) say('consentPurpose', 'A text to agree to and its purpose need each other.');
  if (form.consentRequired && !form.consentText) say('consentRequired', 'There is no text to agree to.');
  return wrong;
}

/** What stands above a field that has no label of its own. */
export const LABELS: Readonly<Record<FormQuestion['field'], string>> = {
  NAME: 'Name',
  COMPANY: 'Company',
  EMAIL: 'E-mail address',
  PHONE: 'Telephone number',
  LANGUAGE: 'Language',
  TERRITORY: 'Territory',
  NOTE: 'Message',
};

/** The name of a field in what a form sends. */
export const sentName = ({ field }: Pick<FormQuestion, 'field'>) => field.toLowerCase() as Lowercase<FormQuestion['field']>;

/** Whether pages of an origin may send a form; what is no browser says none. */
export const mayEmbed = (allowed: readonly string[], origin: string | undefined, own: readonly string[]): boolean =>
  !allowed.length || origin === undefined || allowed.includes(origin) || own.includes(origin);
