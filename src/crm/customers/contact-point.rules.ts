import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';
import type { ContactPointKind } from './contact.entity.js';

const EMAIL = /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/;

/**
 * What equal addresses have in common: an e-mail in lower case, a telephone number as E.164, a chat name in lower case; without blanks around.
 *
 * @param country ISO 3166-1, for telephone numbers without a country code
 * @returns null if it is no address of this kind
 */
export function normalised(kind: ContactPointKind, value: string, country?: string | null): string | null {
  const text = value.normalize('NFKC').trim();
  if (kind === 'PHONE') {
    const region = country && isSupportedCountry(country) ? (country as CountryCode) : undefined;
    const number = parsePhoneNumberFromString(text, region);
    return number?.isPossible() ? number.number : null;
  }
  if (kind === 'EMAIL') return EMAIL.test(text) && text.length <= 320 ? text.toLowerCase() : null;
  return text ? text.toLowerCase() : null;
}

const WITHOUT_BLANKS = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・]+$/u;

/** The whole name as the person writes it: family name first and without a blank in East Asian scripts. */
export function fullName(firstName: string | null | undefined, lastName: string | null | undefined): string {
  const first = firstName?.trim() ?? '';
  const last = lastName?.trim() ?? '';
  if (WITHOUT_BLANKS.test(first) && WITHOUT_BLANKS.test(last)) return last + first;
  return [first, last].filter(Boolean).join(' ');
}

/** Tags without blanks around them, each once, in order. */
export const tidyTags = (tags: readonly string[]): string[] => [...new Set(tags.map(tag => tag.trim()).filter(Boolean))].sort();
