import { type Commonness, countedWords, type Match, matchOf, type Profile, profileOf, tellingKeys } from '../customers/likeness.js';

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

const ofBoth = ({ person, company }: Faces, of: (profile: Profile) => string[]): string[] => [
  ...new Set([...of(person), ...(company ? of(company) : [])]),
];

/** Where to look for other leads. */
export const leadKeys = ({ person }: Faces): string[] => tellingKeys(person);
/** Where to look for customers. */
export const customerKeys = (faces: Faces): string[] => ofBoth(faces, tellingKeys);
/** Words that say the less the more customers have them. */
export const wordsOf = (faces: Faces): string[] => ofBoth(faces, countedWords);

/** How alike a lead is to another lead. */
export const likeLead = (one: Faces, other: Faces, common: Commonness): Match => matchOf(one.person, other.person, common);

/** How alike a lead is to a customer, as the person or as the company: the likelier of both. */
export function likeCustomer({ person, company }: Faces, customer: Profile, common: Commonness): Match {
  const asPerson = matchOf(person, customer, common);
  const asCompany = company ? matchOf(company, customer, common) : asPerson;
  return asCompany.score > asPerson.score ? asCompany : asPerson;
}
