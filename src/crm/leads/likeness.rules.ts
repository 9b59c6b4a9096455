import { countedWords, type Match, matchOf } from '../customers/matching.rules.js';
import { blockingKeys, type Profile, profileOf, tells } from '../customers/profile.rules.js';

/** What of a lead tells who it is. */
export interface LeadLike {
  name: string;
  company?: string | null;
  email?: string | null;
  phone?: string | null;
}

/** A lead as the two that it may be: a person who works somewhere, and the company. */
export interface Faces {
  person: Profile;
  company: Profile | null;
}

export function facesOf({ name, company, email, phone }: LeadLike): Faces {
  const reach = { emails: [email], phones: [phone] };
  return {
    person: profileOf({ names: [name], ...reach, ...(company && { addresses: [{ line1: company }] }) }),
    company: company ? profileOf({ names: [company], ...reach }) : null,
  };
}

/** Where to look for other leads: only by what tells by itself, since there are many leads and each is looked for while somebody waits. */
export const leadKeys = ({ person }: Faces): string[] => blockingKeys(person).filter(tells);
/** Where to look for customers. */
export const customerKeys = ({ person, company }: Faces): string[] => [
  ...new Set([person, ...(company ? [company] : [])].flatMap(blockingKeys).filter(tells)),
];
export const wordsOf = ({ person, company }: Faces): string[] => [
  ...new Set([person, ...(company ? [company] : [])].flatMap(countedWords)),
];

/** How probable it is that a lead is the same as another lead. */
export const likeLead = (one: Faces, other: Faces, common: Parameters<typeof matchOf>[2]): Match =>
  matchOf(one.person, other.person, common);

/** How probable it is that a lead is a customer, as the person or as the company: the likelier of both. */
export function likeCustomer({ person, company }: Faces, customer: Profile, common: Parameters<typeof matchOf>[2]): Match {
  const asPerson = matchOf(person, customer, common);
  const asCompany = company ? matchOf(company, customer, common) : asPerson;
  return asCompany.score > asPerson.score ? asCompany : asPerson;
}
