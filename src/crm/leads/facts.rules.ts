import providers from 'email-providers';
import { DateTime } from 'luxon';
import type { Facts, FeatureName } from './scoring.rules.js';

/** What a lead's row says, with what the rows that it points to say. */
export interface Captured {
  createdAt: Date;
  company: string | null;
  email: string | null;
  phone: string | null;
  source: string | null;
  channel: string | null;
  utmSource: string | null;
  utmMedium: string | null;
  utmCampaign: string | null;
  utmTerm: string | null;
  utmContent: string | null;
  product: string | null;
  productCategory: string | null;
  language: string | null;
  territory: string | null;
  note: string | null;
  possibleDuplicate: boolean;
  /** Leads that came before with the same address. */
  earlierLeads: number;
}

/** Domains at which anybody may have an address. */
const FREE: ReadonlySet<string> = new Set(providers);
const WEEKDAYS = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase();

/** What leads are scored by, in the names of the API. */
export const FEATURES: readonly FeatureName[] = [
  ...[
    'source',
    'channel',
    'utmSource',
    'utmMedium',
    'utmCampaign',
    'utmTerm',
    'utmContent',
    'product',
    'productCategory',
    'language',
    'territory',
    'kind',
    'mail',
    'phone',
    'possibleDuplicate',
    'weekday',
  ].map(name => ({ name, kind: 'CATEGORY' as const })),
  ...['hour', 'noteLength', 'earlierLeads'].map(name => ({ name, kind: 'NUMBER' as const })),
];

/**
 * What is known of a lead when it comes in. No name, no address and no text is among it.
 *
 * @param zone of the organisation, IANA: whose weekday and hour count
 */
export function factsOf(lead: Captured, zone: string): Facts {
  const { createdAt, company, email, phone, note, ...plain } = lead;
  const at = DateTime.fromJSDate(createdAt, { zone });
  return {
    ...plain,
    kind: company ? 'COMPANY' : 'PERSON',
    mail: email ? (FREE.has(domainOf(email)) ? 'FREE' : 'OWN') : null,
    phone: phone !== null,
    weekday: WEEKDAYS[at.weekday - 1] as string,
    hour: at.hour,
    noteLength: note?.trim().length ?? 0,
  };
}
