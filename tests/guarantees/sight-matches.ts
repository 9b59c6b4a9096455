import type { Hearing } from './sight-questions.js';
import type { Row } from './sight-tables.js';
import { WORD } from './sight-world.js';

interface Match {
  leadId?: string | null;
  customerId: string | null;
  name: string | null;
  reasons: { similarity: number | null; weight: number | null }[];
}
const REASONS = 'reasons { similarity weight }';
const LEADS = `query ($leadId: ID!) { told: leadMatches(leadId: $leadId) { leadId customerId name ${REASONS} } }`;
const CUSTOMERS = `query ($input: CustomerDraftInput!) { told: customerMatches(input: $input) { customerId name ${REASONS} } }`;

/** Whoever may be the same as somebody is told with what the person sees: without an id there is neither a name nor a figure. */
function told({ model, who, wrong }: Hearing, what: string, matches: Match[]): void {
  const seen = (table: string, id: string): Row | undefined =>
    model.seen(who, table).find(row => id.endsWith(String(row.id).replaceAll('-', '')));
  for (const { leadId = null, customerId, name, reasons } of matches) {
    const row = leadId ? seen('leads', leadId) : customerId ? seen('customers', customerId) : null;
    const figures = reasons.some(({ similarity, weight }) => similarity !== null || weight !== null);
    if (row === undefined) wrong.push(`Person ${who}: ${what} told ${leadId ?? customerId}`);
    if (row === null && (name !== null || figures)) wrong.push(`Person ${who}: ${what} told ${name} and figures of what is not theirs`);
    const hidden = model.hidden(who).has(leadId ? 'Lead.name' : 'Customer.name');
    if (row && name !== (hidden ? null : row.name)) wrong.push(`Person ${who}: ${what} told the name ${name} of ${leadId ?? customerId}`);
  }
}

/** Questions for likely duplicates look at everybody's records, and tell those of others as a team to ask. */
export async function everyMatch(hearing: Hearing): Promise<void> {
  const { asker, model, who, wrong } = hearing;
  for (const row of (model.world.rows.leads ?? []).slice(0, 4)) {
    const { data, errors } = await asker.ask<{ told: Match[] }>(LEADS, { leadId: `lead_${String(row.id).replaceAll('-', '')}` });
    const expected = !model.reaches(who, 'lead') ? 'FORBIDDEN' : model.reads(who, 'leads', row) ? undefined : 'NOT_FOUND';
    const code = errors?.[0]?.extensions?.code;
    if (code !== expected) wrong.push(`Person ${who}: matches of lead ${row.id} were ${code} instead of ${expected}`);
    if (data) told(hearing, `matches of lead ${row.id}`, data.told);
  }
  const input = { name: WORD, emails: (model.world.rows.contact_points ?? []).map(({ normalised }) => normalised) };
  const { data, errors } = await asker.ask<{ told: Match[] }>(CUSTOMERS, { input });
  const mayWrite = model.reaches(who, 'customer', 'write');
  if (mayWrite && errors) wrong.push(`Person ${who}: matches of a draft were ${errors[0]?.extensions?.code}`);
  if (data) told(hearing, 'matches of a draft', data.told);
}
