import { type Common, type Face, faceOf, type Likeness, likeness } from '../customers/likeness.js';

/** What of a lead tells who it is. */
export interface LeadLike {
  name: string;
  company?: string | null;
  email?: string | null;
  phone?: string | null;
}

/** A lead as the two that it may be: a person who works somewhere, and the company. */
export interface Faces {
  person: Face;
  company: Face | null;
}

export function facesOf({ name, company, email, phone }: LeadLike): Faces {
  const reach = { emails: [email], phones: [phone] };
  return {
    person: faceOf({ names: [name], ...reach, ...(company && { addresses: [{ line1: company }] }) }),
    company: company ? faceOf({ names: [company], ...reach }) : null,
  };
}

const of = ({ person, company }: Faces, what: 'keys' | 'words'): string[] => [...new Set([...person[what], ...(company?.[what] ?? [])])];

/** Where to look for other leads. */
export const leadKeys = ({ person }: Faces): string[] => person.keys;
/** Where to look for customers. */
export const customerKeys = (faces: Faces): string[] => of(faces, 'keys');
export const wordsOf = (faces: Faces): string[] => of(faces, 'words');

/** How alike a lead is to another lead. */
export const likeLead = (one: Faces, other: Faces, common: Common): Likeness => likeness(one.person, other.person, common);

/** How alike a lead is to a customer, as the person or as the company: the likelier of both. */
export function likeCustomer({ person, company }: Faces, customer: Face, common: Common): Likeness {
  const asPerson = likeness(person, customer, common);
  const asCompany = company ? likeness(company, customer, common) : asPerson;
  return asCompany.score > asPerson.score ? asCompany : asPerson;
}
