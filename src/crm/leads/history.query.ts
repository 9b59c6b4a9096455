import { uuids } from '../../platform/database/arrays.js';
import type { Tx } from '../../platform/database/tx.js';
import { type Captured, factsOf } from './facts.rules.js';
import type { Facts } from './scoring.rules.js';
import type { Example } from './training.rules.js';

/** Leads that are learned from; of more, the last that came. */
const MOST = 50_000;

/** A lead as it was captured. One that a version without scoring took in is told by what its row says now, and by the leads before it. */
const CAPTURED = `
  select l.id, l.facts, (extract(epoch from l.created_at) * 1000)::float8 at, l.converted_at is not null converted,
    case when l.facts is null then json_build_object(
      'company', l.company, 'email', l.email, 'phone', l.phone, 'source', s.code, 'channel', s.channel,
      'utmSource', l.utm_source, 'utmMedium', l.utm_medium, 'utmCampaign', l.utm_campaign, 'utmTerm', l.utm_term, 'utmContent', l.utm_content,
      'product', p.sku, 'productCategory', c.name, 'language', l.language, 'territory', l.territory, 'note', l.note,
      'possibleDuplicate', l.possible_duplicate,
      'earlierLeads', (select count(*) from leads e
        where (lower(e.email) = lower(l.email) or e.phone_normalised = l.phone_normalised) and e.created_at < l.created_at)
    ) end captured
  from leads l
    left join lead_sources s on s.id = l.source_id
    left join products p on p.id = l.product_interest_id
    left join categories c on c.id = p.category_id`;

interface CapturedRow {
  id: string;
  facts: Facts | null;
  at: number;
  converted: boolean;
  captured: Omit<Captured, 'createdAt'> | null;
}

const known = ({ facts, at, captured }: CapturedRow, zone: string): Facts =>
  facts ?? factsOf({ ...(captured as Captured), createdAt: new Date(at) }, zone);

/** How many leads there are of which it is known what became of them. */
export interface History {
  /** Leads that came before this moment count; null if none ever converted. */
  before: Date | null;
  converted: number;
  others: number;
}

/** @param since counts only leads from then on */
export async function historyOf(tx: Tx, since: Date | null): Promise<History> {
  const [row] = await tx.em.execute<{ before: string | Date | null; converted: number; others: number }[]>(
    'select before, converted, others from lead_history(?, ?)',
    [tx.now, since],
  );
  const { before, converted, others } = row as { before: string | Date | null; converted: number; others: number };
  return { before: before === null ? null : new Date(before), converted, others };
}

/** Leads that came between two moments and what became of them, in the order in which they came. */
export async function examplesBetween(tx: Tx, since: Date | null, before: Date, zone: string): Promise<Example[]> {
  const rows = await tx.em.execute<CapturedRow[]>(
    `${CAPTURED} where l.created_at < ? and l.created_at >= coalesce(?::timestamptz, '-infinity') order by l.created_at desc, l.id desc limit ${MOST}`,
    [before, since],
  );
  return rows.map(row => ({ at: row.at, converted: row.converted, facts: known(row, zone) })).reverse();
}

/** What was known of these leads when they came in, by id. */
export async function factsBy(tx: Tx, ids: readonly string[], zone: string): Promise<Map<string, Facts>> {
  const rows = await tx.em.execute<CapturedRow[]>(`${CAPTURED} where l.id = any(?::uuid[])`, [uuids(ids)]);
  return new Map(rows.map(row => [row.id, known(row, zone)]));
}
