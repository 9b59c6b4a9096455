/** Answers a document, as the fetcher does for the person who is signed in. */
export type Ask = (query: string) => Promise<{ data?: Record<string, unknown> | null; errors?: { message: string }[] }>;

/** What an example may say in angle brackets instead of values that differ from one installation to the next, and where those come from. */
interface Stand {
  names: string[];
  query: string;
  read(data: Record<string, unknown>): Record<string, string | undefined>;
}

interface Line {
  department: { id: string };
  account: { id: string };
  available: { amount: string; currency: string };
}

/** The first id within. */
function idIn(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('id' in value && typeof value.id === 'string') return value.id;
  for (const part of Object.values(value)) {
    const id = idIn(part);
    if (id) return id;
  }
  return undefined;
}

const record = (name: string, query: string): Stand => ({ names: [name], query, read: data => ({ [name]: idIn(data) }) });
const best = (list: string, where: string) =>
  `{ best: ${list}(first: 1, where: ${where}) { nodes { id } } any: ${list}(first: 1) { nodes { id } } }`;

const stands = (today: string): Stand[] => [
  record('customer', best('customers', '{ tier: { eq: VIP } }')),
  record('lead', best('leads', '{ status: { in: [NEW, ASSIGNED, WORKING] } }')),
  record('known-lead', '{ leads(first: 1, where: { possibleDuplicate: { eq: true } }) { nodes { id } } }'),
  record('ticket', best('tickets', '{ status: { in: [NEW, OPEN] } }')),
  record('opportunity', best('opportunities', '{ status: { eq: OPEN } }')),
  record('year', best('fiscalYears', `{ from: { lte: "${today}" }, to: { gte: "${today}" } }`)),
  record('commitment', '{ postings(first: 1, where: { open: { gt: "0" }, stage: { eq: ORDER } }) { nodes { id } } }'),
  record('me', '{ me { id } }'),
  record('leadForm', '{ leadForms(first: 1) { nodes { id } } }'),
  record('personExport', '{ personExports(first: 1) { nodes { id } } }'),
  record('import', '{ imports(first: 1) { nodes { id } } }'),
  record('file', '{ imports(first: 1) { nodes { file { id } } } }'),
  record('alert', '{ alerts(first: 1) { nodes { id } } }'),
  record('webhook', '{ webhooks(first: 1) { nodes { id } } }'),
  record('delivery', '{ webhookDeliveries(first: 1) { nodes { id } } }'),
  {
    // A budget line of this year with something left, and an amount that takes it all and a tenth more: an alert is due.
    names: ['department', 'account', 'too-much', 'currency'],
    query: `{ budgetLines(
      first: 200
      where: { account: { code: { ne: "" } }, budget: { status: { eq: APPROVED }, year: { from: { lte: "${today}" }, to: { gte: "${today}" } } } }
    ) { nodes { department { id } account { id } available { amount currency } } } }`,
    read: data => {
      const { nodes } = data.budgetLines as { nodes: Line[] };
      const left = nodes.filter(({ available }) => Number(available.amount) > 0);
      const line = left.sort((a, b) => Number(a.available.amount) - Number(b.available.amount))[0];
      return {
        department: line?.department.id,
        account: line?.account.id,
        'too-much': line && String(Math.ceil(Number(line.available.amount) * 1.1)),
        currency: line?.available.currency,
      };
    },
  },
];

/**
 * Puts values in place of `<customer>`, `<lead>` and the like (one that the viewer may see), `<today>`, `<this-year>`
 * and `<unique>`.
 *
 * @throws if the viewer sees no such record
 */
export async function fillIn(variables: Record<string, unknown> | undefined, ask: Ask): Promise<Record<string, unknown> | undefined> {
  let text = JSON.stringify(variables);
  if (!text?.includes('<')) return variables;
  const today = new Date().toISOString().slice(0, 10);
  text = text.replaceAll('<today>', today).replaceAll('<this-year>', today.slice(0, 4)).replaceAll('<unique>', Date.now().toString(36));
  for (const { names, query, read } of stands(today)) {
    const wanted = names.filter(name => text?.includes(`"<${name}>"`));
    if (wanted.length === 0) continue;
    const { data, errors } = await ask(query);
    const values = data ? read(data) : {};
    for (const name of wanted) {
      const value = values[name];
      if (!value) throw new Error(errors?.[0]?.message ?? `You see nothing that could stand for <${name}>. Put a value in its place.`);
      text = text.replaceAll(`"<${name}>"`, JSON.stringify(value));
    }
  }
  return JSON.parse(text) as Record<string, unknown>;
}
