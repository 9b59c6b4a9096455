import { uuidOf } from '../api/ids.js';
import { CUSTOM, type CustomFieldType } from '../reading/custom-fields.js';

/** A field, as far as its values depend on it. */
export interface Typed {
  type: CustomFieldType;
  choices: readonly { code: string }[];
  referenceKind?: string | null;
  currency?: string | null;
}

/** What a client gives for a field, under the name of its type. */
export interface Given {
  text?: string | null;
  number?: string | null;
  money?: { amount: string; currency: string } | null;
  date?: string | null;
  choice?: string | null;
  reference?: string | null;
}

/** The value as its column holds it; or what is wrong, and under which name. */
export type Judged = { value: string | null } | { wrong: string; at?: string };

const LONGEST = 500;

/** As every column and every list of changes has it, so that equal numbers are equal texts. */
export const plainNumber = (text: string): string => {
  const [, sign = '', whole = '', part = ''] = /^(-?)0*(\d+?)(?:\.(\d*?)0*)?$/.exec(text) ?? [];
  const digits = part ? `${whole}.${part}` : whole;
  return digits === '0' ? digits : sign + digits;
};

function valued({ type, choices, referenceKind, currency }: Typed, given: Given): Judged {
  switch (type) {
    case 'TEXT': {
      const { length } = given.text as string;
      return length > 0 && length <= LONGEST
        ? { value: given.text as string }
        : { wrong: `It has 1 to ${LONGEST} characters; null clears it.` };
    }
    case 'NUMBER':
      return { value: plainNumber(given.number as string) };
    case 'MONEY': {
      const { amount, currency: of } = given.money as { amount: string; currency: string };
      return of === currency ? { value: plainNumber(amount) } : { wrong: `Amounts of this field are in ${currency}.` };
    }
    case 'DATE':
      return { value: given.date as string };
    case 'CHOICE': {
      const codes = choices.map(({ code }) => code);
      return codes.includes(given.choice as string) ? { value: given.choice as string } : { wrong: `It is one of ${codes.join(', ')}.` };
    }
    case 'REFERENCE':
      try {
        return { value: uuidOf(referenceKind ?? '', given.reference as string) };
      } catch (error) {
        return { wrong: (error as Error).message };
      }
  }
}

/** The value that a field gets, if it is one of its type. */
export function judged(field: Typed, given: Given): Judged {
  const { by } = CUSTOM[field.type];
  const names = Object.values(CUSTOM).flatMap(each => (given[each.by as keyof Given] === undefined ? [] : [each.by]));
  if (names.length !== 1 || names[0] !== by)
    return { wrong: `The field is of the type ${field.type}: give its value as "${by}", and nothing else.` };
  if (given[by as keyof Given] === null) return { value: null };
  const told = valued(field, given);
  return 'wrong' in told ? { ...told, at: by } : told;
}
