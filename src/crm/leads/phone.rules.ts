import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js';

/**
 * A telephone number as E.164 ("+493012345").
 *
 * @param territory taken as the country of a number without country code, where it is one (ISO 3166-1: "DE")
 * @returns null if it is no number that could exist
 */
export function normalisedPhone(phone: string | null | undefined, territory?: string | null): string | null {
  if (!phone) return null;
  const country = territory && isSupportedCountry(territory) ? (territory as CountryCode) : undefined;
  const number = parsePhoneNumberFromString(phone, country);
  return number?.isPossible() ? number.number : null;
}
