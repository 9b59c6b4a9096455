import { arrayText, uuids } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import { commonnessBy, type DescribedRow, isLike, type Match, profileOfRow } from '../customers/likeness.js';
import { customerKeys, type Faces, facesOf, type LeadLike, leadKeys, likeCustomer, likeLead, wordsOf } from './faces.rules.js';
import type { Lead } from './lead.entity.js';

interface Around {
  leads: (LeadLike & { id: string })[];
  customers: DescribedRow[];
  common: Record<string, number>;
}
interface Met extends Around {
  known: boolean;
  earlier: number;
}
/** A lead or a customer that may be the same as a lead. */
export interface Like extends Match {
  kind: 'lead' | 'customer';
  id: string;
}

function likesAmong(faces: Faces, { leads, customers, common }: Around): Like[] {
  const commonness = commonnessBy(new Map(Object.entries(common)));
  const found: Like[] = [
    ...leads.map(other => ({ kind: 'lead' as const, id: other.id, ...likeLead(faces, facesOf(other), commonness) })),
    ...customers.map(row => ({ kind: 'customer' as const, id: row.id, ...likeCustomer(faces, profileOfRow(row), commonness) })),
  ];
  return found.filter(isLike).sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
}

const likeOf = ({ name, company, email, phone, phoneNormalised }: Lead): Faces =>
  facesOf({ name, company: company ?? null, email: email ?? null, phone: phoneNormalised ?? phone ?? null });

/**
 * Remembers a lead that is about to be written, or was changed, for those that come later.
 *
 * @returns whether somebody like it is there already, in whoever's record, and how many leads came with its very address
 */
export async function meet(tx: Tx, lead: Lead): Promise<{ known: boolean; earlier: number }> {
  const faces = likeOf(lead);
  const { email = null, phoneNormalised = null } = lead;
  const [met] = await tx.em.execute<Met[]>('select * from matching.meet_lead(?::uuid, ?, ?, ?::text[], ?::text[], ?::text[])', [
    ...[lead.id, email, phoneNormalised],
    ...[leadKeys(faces), customerKeys(faces), wordsOf(faces)].map(arrayText),
  ]);
  const { known, earlier, ...around } = met as Met;
  return { known: known || likesAmong(faces, around).length > 0, earlier };
}

/** Leads and customers that may be the same as a lead, across all teams, the surest first. */
export async function likesOf(tx: Tx, lead: Lead): Promise<Like[]> {
  const faces = likeOf(lead);
  const [around] = await tx.em.execute<Around[]>('select * from matching.near_lead(?::uuid, ?::text[], ?::text[], ?::text[])', [
    lead.id,
    ...[leadKeys(faces), customerKeys(faces), wordsOf(faces)].map(arrayText),
  ]);
  return likesAmong(faces, around as Around);
}

/** Remembers leads from before there was a memory for them. @returns how many; 0 if that is done */
export async function rememberOlder(tx: Tx, most: number): Promise<number> {
  const ids = (await tx.em.execute<{ id: string }[]>('select matching.next_leads(?) id', [most])).map(({ id }) => id);
  if (!ids.length) return 0;
  const rows = await tx.em.execute<Around['leads']>('select * from matching.described_leads(?::uuid[])', [uuids(ids)]);
  await tx.em.execute('select matching.put_leads(?::uuid[], ?::jsonb)', [
    uuids(rows.map(({ id }) => id)),
    JSON.stringify(rows.map(row => leadKeys(facesOf(row)))),
  ]);
  return ids.length;
}
