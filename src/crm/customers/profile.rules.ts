import anyAscii from 'any-ascii';

/** What is known of somebody that tells whether they are somebody else: a customer, a draft of one, a lead. */
export interface Described {
  names?: readonly (string | null | undefined)[];
  emails?: readonly (string | null | undefined)[];
  phones?: readonly (string | null | undefined)[];
  taxId?: string | null;
  /** YYYY-MM-DD */
  birthday?: string | null;
  addresses?: readonly Place[];
}
export interface Place {
  line1?: string | null;
  line2?: string | null;
  postalCode?: string | null;
  city?: string | null;
  region?: string | null;
}

/** The same, ready to be compared: folded, in Latin letters, in words. */
export interface Profile {
  name: readonly string[];
  address: readonly string[];
  emails: readonly string[];
  phones: readonly string[];
  postalCodes: readonly string[];
  region: string;
  taxId: string;
  birthday: string;
}

/** Legal forms say nothing of who it is. */
const FORMS = new Set(
  'gmbh mbh ag kg ohg ug eg ev se ltd limited inc incorporated corp corporation co company llc llp plc pty pte sa sas sarl srl spa sl nv bv oy ab as aps kk kft zrt doo sro'.split(
    ' ',
  ),
);
const FILLERS = new Set('the of and und et de la le les der die das at in on a'.split(' '));
/** What addresses abbreviate, each to one spelling. */
const ABBREVIATED = new Map(
  Object.entries({
    ...{ street: 'st', str: 'st', strasse: 'st', avenue: 'ave', av: 'ave', boulevard: 'blvd', blv: 'blvd', road: 'rd', drive: 'dr' },
    ...{
      place: 'pl',
      court: 'ct',
      lane: 'ln',
      circuit: 'cct',
      crescent: 'cres',
      highway: 'hwy',
      square: 'sq',
      terrace: 'tce',
      close: 'cl',
    },
    ...{ parkway: 'pkwy', suite: 'ste', floor: 'fl', north: 'n', south: 's', east: 'e', west: 'w', saint: 'st', mount: 'mt', platz: 'pl' },
    ...{ first: '1', second: '2', third: '3', fourth: '4', fifth: '5', sixth: '6', seventh: '7', eighth: '8', ninth: '9', tenth: '10' },
    ...{ '1st': '1', '2nd': '2', '3rd': '3' },
  }),
);

const folded = (text: string): string => anyAscii(text.normalize('NFKD').replace(/\p{M}/gu, '')).toLowerCase().replace(/['`’]/g, '');
const words = (text: string): string[] => folded(text).match(/[a-z0-9]+/g) ?? [];

function nameWords(names: Described['names']): string[] {
  const all = [...new Set((names ?? []).flatMap(name => (name ? words(name) : [])))];
  const telling = all.filter(word => !FORMS.has(word) && !FILLERS.has(word));
  return telling.length ? telling : all;
}

const ordinal = (word: string): string => word.replace(/^(\d+)(?:st|nd|rd|th)$/, '$1');
const addressWord = (word: string): string => ABBREVIATED.get(word) ?? ordinal(word).replace(/(?<=[a-z]{3})(?:strasse|str)$/, '');
function addressWords(places: Described['addresses']): string[] {
  const text = (places ?? []).flatMap(({ line1, line2, city }) => [line1, line2, city]).filter(Boolean);
  return [
    ...new Set(
      text
        .flatMap(part => words(part as string))
        .filter(word => !FILLERS.has(word))
        .map(addressWord),
    ),
  ];
}

/** Digits without what countries put before them: numbers are compared from their end. */
const phoneDigits = (phone: string): string => folded(phone).replace(/\D/g, '').slice(-9);
const compact = (text: string | null | undefined): string => folded(text ?? '').replace(/[^a-z0-9]/g, '');
const given = (values: readonly (string | null | undefined)[] | undefined): string[] => (values ?? []).filter(value => !!value) as string[];
const distinct = (values: readonly string[]): string[] => [...new Set(values.filter(Boolean))];

export function profileOf({ names, emails, phones, taxId, birthday, addresses }: Described): Profile {
  return {
    name: nameWords(names),
    address: addressWords(addresses),
    emails: distinct(given(emails).map(email => folded(email).trim())),
    phones: distinct(
      given(phones)
        .map(phoneDigits)
        .filter(digits => digits.length >= 5),
    ),
    postalCodes: distinct((addresses ?? []).map(place => compact(place.postalCode))),
    region: compact(addresses?.[0]?.region),
    taxId: compact(taxId),
    birthday: (birthday ?? '').replace(/\D/g, ''),
  };
}

/** Words of a name and of an address that keys are made of. */
const WORDS = 4;

/**
 * Where to look for others that may be the same. There are several, of different fields and parts of them, so that a typing error in one loses nobody. Who
 * shares one that tells by itself, or two of the others, is compared.
 */
export function blockingKeys({ name, address, emails, phones, postalCodes, taxId, birthday }: Profile): string[] {
  const keys: string[] = [];
  const front = distinct(name.map(word => word.slice(0, 4)).sort()).slice(0, WORDS);
  const back = distinct(name.map(word => word.slice(-4)).sort()).slice(0, WORDS);
  const streets = address.map(word => word.slice(0, 5));
  for (const email of emails) keys.push(`E${email}`, `e${email.split('@')[0]}`);
  for (const phone of phones) keys.push(`P${phone.slice(-7)}`, `p${phone.slice(0, -3)}`);
  if (taxId) keys.push(`T${taxId}`, `t${taxId.slice(0, 5)}`, `u${taxId.slice(-4)}:${taxId.length}`);
  if (birthday) keys.push(`B${[...birthday].sort().join('')}:${front[0] ?? ''}`, `b${birthday}`);
  for (const pair of [...pairsOf(front), ...pairsOf(back)]) keys.push(`N${pair}`);
  for (const word of name.slice(0, WORDS)) {
    keys.push(name.length === 1 ? `N${word}` : `n${word}`);
    for (const other of name.slice(0, WORDS)) if (other !== word) keys.push(`F${other[0]}:${word}`);
  }
  for (const pair of pairsOf(streets.slice(0, WORDS))) keys.push(`a${pair}`);
  for (const word of front) for (const part of [...postalCodes, ...streets].slice(0, WORDS)) keys.push(`x${word}:${part}`);
  for (const code of postalCodes.slice(0, 2)) for (const part of streets.slice(0, 2)) keys.push(`z${code}:${part}`);
  return distinct(keys);
}

/** Does sharing this key alone tell enough to compare two? */
export const tells = (key: string): boolean => key < 'a';

function pairsOf(parts: readonly string[]): string[] {
  const sorted = [...parts].sort();
  return sorted.flatMap((a, i) => sorted.slice(i + 1).map(b => `${a}:${b}`));
}
