import { analyses } from './sight-analysis.js';
import { type Hearing, SPAN } from './sight-questions.js';
import { FIELD } from './sight-tables.js';

interface Group {
  customField: { key: string } | null;
  revenue: { value: string | null };
}

/** Figures by a custom field: revenue with customers out of sight stands in the group without a value, and a hidden field splits nothing. */
export async function everyCustomGroup({ asker, model, who, wrong }: Hearing): Promise<void> {
  const named = `of: CUSTOMER, key: "${FIELD.key}"`;
  const document = `{ told: salesAnalysis(${SPAN}, byCustomFields: [{ ${named} }]) { rows { customField(${named}) { key } revenue { value } } } }`;
  const { data, errors } = await asker.ask<{ told: { rows: Group[] } }>(document);
  const hidden = ['Customer.customFields', `Customer.customFields.${FIELD.key}`].some(field => model.hidden(who).has(field));
  const closed = !model.reaches(who, 'analysis');
  const code = errors?.[0]?.extensions?.code;
  if (closed || hidden) {
    if (code !== 'FORBIDDEN') wrong.push(`Person ${who}: figures by a custom field were ${code ?? 'told'} instead of FORBIDDEN`);
    return;
  }
  const sums = new Map<string, number>();
  for (const { customer_id, amount } of analyses.salesAnalysis?.measures.revenue?.rows(model, who) ?? []) {
    const customer = model.row('customers', String(customer_id));
    const zone = customer && model.reads(who, 'customers', customer) ? String(customer.custom_text1 ?? '') : '';
    sums.set(zone, (sums.get(zone) ?? 0) + Number(amount));
  }
  const shown = (pairs: Iterable<[string, number]>) => JSON.stringify([...pairs].filter(([, sum]) => sum).sort());
  const told = shown(data?.told.rows.map(row => [row.customField?.key ?? '', Number(row.revenue.value)]) ?? []);
  if (told !== shown(sums)) wrong.push(`Person ${who}: revenue by a custom field is ${told} (${code}) instead of ${shown(sums)}`);
}
