/** The words in angle brackets that examples use in place of ids, which differ from one installation to the next. */
const RECORDS: Record<string, string> = {
  customer: '{ customers(first: 1, where: { tier: { eq: VIP } }) { nodes { id } } }',
  lead: '{ leads(first: 1) { nodes { id } } }',
  ticket: '{ tickets(first: 1, where: { status: { in: [NEW, OPEN] } }) { nodes { id } } }',
  me: '{ me { id } }',
};

interface Found {
  data?: Record<string, unknown> | null;
  errors?: { message: string }[];
}

const idIn = (value: unknown): string | null => {
  if (typeof value !== 'object' || value === null) return null;
  if ('id' in value && typeof value.id === 'string') return value.id;
  for (const part of Object.values(value)) {
    const id = idIn(part);
    if (id) return id;
  }
  return null;
};

/**
 * Puts values in place of `<customer>`, `<lead>`, `<ticket>` (the id of one that the viewer may see), `<me>`, `<today>` and `<unique>`.
 *
 * @throws if the viewer sees no such record
 */
export async function fillIn(
  variables: Record<string, unknown> | undefined,
  ask: (query: string) => Promise<Found>,
): Promise<Record<string, unknown> | undefined> {
  let text = JSON.stringify(variables);
  if (!text) return variables;
  text = text.replaceAll('<today>', new Date().toISOString().slice(0, 10)).replaceAll('<unique>', Date.now().toString(36));
  for (const [name, query] of Object.entries(RECORDS)) {
    if (!text.includes(`"<${name}>"`)) continue;
    const found = await ask(query);
    const id = idIn(found.data);
    if (!id) throw new Error(found.errors?.[0]?.message ?? `You see no ${name} that could stand for <${name}>. Put an id in its place.`);
    text = text.replaceAll(`"<${name}>"`, JSON.stringify(id));
  }
  return JSON.parse(text) as Record<string, unknown>;
}
