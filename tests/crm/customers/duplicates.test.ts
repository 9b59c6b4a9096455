import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CastName } from '../../support/cast.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { type Changed, type Customer, givenCustomer, mutate, type Refused, seen, unique, uuid } from './given.js';

let server: Server;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

interface Candidate {
  id: string;
  score: number;
  state: string;
  a: { id: string; name: string } | null;
  b: { id: string; name: string } | null;
  aTeam: { name: string } | null;
  bTeam: { name: string } | null;
  reasons: { field: string; similarity: number | null; weight: number | null }[];
}
interface Merged extends Changed<'customer', Customer> {
  merge: { id: string; mergedIds: string[] } | null;
  kept?: string[];
  rowsLeft?: number;
  errors: Refused[];
}
const run = <T>(actor: CastName, name: string, input: object) => mutate<T>(server, actor, 'customers', name, input);
const merge = (actor: CastName, survivorId: string, mergedIds: string[], more = {}) =>
  run<Merged>(actor, 'CustomerMerge', { survivorId, mergedIds, ...more });
const undo = (actor: CastName, mergeId: string) => run<Merged>(actor, 'CustomerMergeUndo', { mergeId });
async function find(actor: CastName, customerId: string): Promise<void> {
  expect((await run<{ errors: Refused[] }>(actor, 'DuplicateCandidateFind', { customerId })).errors).toEqual([]);
}

async function candidatesOf(actor: CastName, id: string, state = 'OPEN'): Promise<Candidate[]> {
  const where = { state: { eq: state }, or: [{ a: { id: { eq: id } } }, { b: { id: { eq: id } } }] };
  const { duplicateCandidates } = await (await server.as(actor)).data<{ duplicateCandidates: { nodes: Candidate[] } }>(
    operation('customers', 'DuplicateCandidates'),
    { where },
  );
  return duplicateCandidates.nodes;
}
/** Two customers of one company, as two people would write it down. */
async function givenPair(first: CastName = 'sales', second: CastName = first) {
  const word = unique('').trim();
  const one = await givenCustomer(server, first, { name: `Müller ${word} GmbH`, email: `info@${word}.example` });
  await find(first, one.id);
  const other = await givenCustomer(server, second, { name: `${word} Mueler`, email: `info@${word}.example` });
  return { one, other };
}

describe('finding', () => {
  test('spelt otherwise is found, with its reasons, and is dismissed for good', async () => {
    const { one, other } = await givenPair();
    await find('sales', other.id);
    const [candidate, ...rest] = await candidatesOf('sales', one.id);
    expect(rest).toEqual([]);
    expect([candidate?.a?.id, candidate?.b?.id].sort()).toEqual([one.id, other.id].sort());
    expect(candidate?.score).toBeGreaterThan(0.9);
    expect(candidate?.reasons).toContainEqual(expect.objectContaining({ field: 'EMAIL', similarity: 1 }));

    const note = 'Two brothers, two firms';
    const dismissed = await run<{ candidate: object }>('sales', 'DuplicateCandidateDismiss', { candidateId: candidate?.id, note });
    expect(dismissed.candidate).toMatchObject({ state: 'DISTINCT', note });
    await find('sales', other.id);
    expect(await candidatesOf('sales', one.id)).toEqual([]);
    expect(await candidatesOf('sales', one.id, 'DISTINCT')).toMatchObject([{ id: candidate?.id }]);
  });

  test('of a pair across teams each sees its own, of the other its team only; a third team sees nothing', async () => {
    const { one, other } = await givenPair('salesNorth', 'salesAsia');
    await find('salesAsia', other.id);
    const [north] = await candidatesOf('salesNorth', one.id);
    const sides = (c: Candidate | undefined) => [c?.a?.id ?? null, c?.b?.id ?? null].sort();
    expect(sides(north)).toEqual([one.id, null].sort());
    expect([north?.aTeam?.name, north?.bTeam?.name].sort()).toEqual(['Team asia', 'Team north']);
    expect(north?.reasons.map(r => r.similarity)).toEqual(north?.reasons.map(() => null));
    expect(sides((await candidatesOf('salesAsia', other.id))[0])).toEqual([other.id, null].sort());
    expect(await candidatesOf('salesSouth', one.id)).toEqual([]);
    await expect(run('salesAsia', 'DuplicateCandidateDismiss', { candidateId: north?.id, note: 'No' })).rejects.toThrow('FORBIDDEN');
    expect((await merge('salesNorth', one.id, [other.id])).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  });

  test('all are compared with each other as a job, by whoever may change all', async () => {
    const { one } = await givenPair();
    await expect(run('sales', 'DuplicateCandidateFind', {})).rejects.toThrow('FORBIDDEN');
    const { progress } = await run<{ progress: { id: string } }>('administrator', 'DuplicateCandidateFind', {});
    const watching = await (await server.as('administrator')).listen<{ jobProgress: { progress?: { status: string } } }>(
      operation('jobs', 'JobSteps'),
    );
    const status = () =>
      seen<{ status: string }>(server, 'administrator', 'query ($id: ID!) { jobProgress(id: $id) { status } }', { id: progress.id });
    while ((await status())?.status !== 'DONE') await watching.take(1);
    expect(await candidatesOf('sales', one.id)).toHaveLength(1);
  });
});

describe('before it is written down', () => {
  interface Match {
    customerId: string | null;
    name: string | null;
    team: string | null;
    score: number;
    reasons: { field: string; similarity: number | null; weight: number | null }[];
  }
  const matches = async (actor: CastName, input: object) =>
    (await (await server.as(actor)).data<{ customerMatches: Match[] }>(operation('customers', 'CustomerMatches'), { input }))
      .customerMatches;
  const unlessKnown = (actor: CastName, input: object) =>
    run<Changed<'customer', Customer> & { errors: (Refused & { candidates?: Match[] })[] }>(actor, 'CustomerCreateUnlessKnown', input);

  test('a draft that is spelt otherwise finds the customer, the surest first, and nothing is written', async () => {
    const { one } = await givenPair();
    const [{ n } = { n: 0 }] = await server.database.sql<{ n: number }>('select count(*)::int n from customers');
    const [match] = await matches('sales', { name: one.name.replace('Müller', 'MULLER').replace(' GmbH', '') });
    expect(match).toMatchObject({ customerId: one.id, name: one.name });
    expect(match?.reasons[0]).toMatchObject({ field: 'NAME', weight: expect.any(Number) });
    expect(await matches('sales', { name: unique('Nobody') })).toEqual([]);
    expect(await server.database.sql<{ n: number }>('select count(*)::int n from customers')).toEqual([{ n }]);
  });

  test('of a customer of others it tells the team to ask, which fields agree, and no more', async () => {
    const { one } = await givenPair('salesNorth');
    const [match] = await matches('salesAsia', { emails: [one.email as string], name: one.name });
    expect(match).toMatchObject({ customerId: null, name: null, team: 'Team north', score: expect.any(Number) });
    expect(match?.reasons).toContainEqual({ field: 'EMAIL', similarity: null, weight: null });
  });

  test('an empty draft is refused, and so is whoever may not write customers', async () => {
    await expect(matches('sales', {})).rejects.toThrow('INVALID_INPUT');
    await expect(matches('analyst', { name: 'Anybody' })).rejects.toThrow('FORBIDDEN');
  });

  test('a new customer is refused with who it may be, and taken once that is said', async () => {
    const { one } = await givenPair();
    const again = { name: one.name.toUpperCase(), email: one.email, onDuplicate: 'REFUSE' };
    const { customer, errors } = await unlessKnown('sales', again);
    expect(customer).toBeNull();
    expect(errors).toMatchObject([{ code: 'DUPLICATE', path: null }]);
    expect(errors[0]?.candidates?.map(({ customerId }) => customerId)).toContain(one.id);
    expect((await unlessKnown('sales', { ...again, onDuplicate: 'CREATE' })).errors).toEqual([]);
  });

  test('one that is taken so is found by the next, before any job has looked', async () => {
    const name = unique('Zweimal Anders');
    expect((await unlessKnown('sales', { name, onDuplicate: 'REFUSE' })).errors).toEqual([]);
    expect((await unlessKnown('sales', { name, onDuplicate: 'REFUSE' })).errors).toMatchObject([{ code: 'DUPLICATE' }]);
  });
});

describe('merging', () => {
  const TABLES = ['contacts', 'contact_points', 'addresses', 'activities', 'opportunities', 'orders', 'leads', 'tickets'];
  /** All rows that belong to customers, without what every change raises. */
  async function picture(ids: string[]) {
    const found: Record<string, unknown> = {};
    for (const table of TABLES)
      found[table] = await server.sql(
        `select to_jsonb(t) - 'updated_at' - 'version' row from ${table} t where customer_id = any($1) order by id`,
        [ids.map(uuid)],
      );
    found.customers = await server.sql(
      `select to_jsonb(t) - 'updated_at' - 'updated_by' - 'version' row from customers t where id = any($1) or parent_id = any($1) order by id`,
      [ids.map(uuid)],
    );
    found.timeline = await server.sql(
      `select id, customer_id from timeline_entries where customer_id = any($1) and ref_kind is distinct from 'merge' order by id`,
      [ids.map(uuid)],
    );
    return found;
  }
  const inputs = fc.record({
    kind: fc.constantFrom('COMPANY', 'PERSON'),
    legalName: fc.option(fc.constantFrom('Legal A', 'Legal B')),
    taxId: fc.option(fc.constantFrom('DE1', 'DE2')),
    size: fc.option(fc.nat(50)),
    tags: fc.subarray(['x', 'y', 'z']),
    contactPoints: fc.uniqueArray(
      fc.record({
        kind: fc.constant('EMAIL'),
        value: fc.constantFrom('a@m.example', 'b@m.example', 'c@m.example'),
        isPrimary: fc.boolean(),
      }),
      { selector: point => point.value, maxLength: 3 },
    ),
    addresses: fc.array(fc.record({ city: fc.constantFrom('Berlin', 'Lima'), country: fc.constantFrom('DE', 'PE') }), { maxLength: 2 }),
    contacts: fc.array(fc.record({ name: fc.constantFrom('Anna', 'Bert'), email: fc.constantFrom('p@m.example', 'q@m.example') }), {
      maxLength: 2,
    }),
  });

  test('merged and undone is as before, whatever they had; merges of merges, too', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(inputs, { minLength: 3, maxLength: 3 }), fc.boolean(), async (given, child) => {
        const made: Customer[] = [];
        for (const input of given)
          made.push(await givenCustomer(server, 'sales', { ...input, ...(child && made[0] && { parentId: made[0].id }) }));
        const [a, b, c] = made.map(customer => customer.id) as [string, string, string];
        const { activity } = await mutate<{ activity: object | null }>(server, 'sales', 'activities', 'TaskCreate', {
          subject: 'Call',
          customerId: b,
        });
        expect(activity).toBeTruthy();
        const before = await picture([a, b, c]);
        const first = await merge('sales', b, [a]);
        expect(first.errors).toEqual([]);
        const between = await picture([a, b, c]);
        const second = await merge('sales', c, [b]);
        expect(second.errors).toEqual([]);
        expect(await server.sql('select count(*)::int n from activities where customer_id = $1', [uuid(c)])).toEqual([{ n: 1 }]);
        expect((await undo('sales', first.merge?.id as string)).errors).toMatchObject([{ code: 'MERGE_NOT_UNDOABLE' }]);
        expect(await undo('sales', second.merge?.id as string)).toMatchObject({ errors: [], kept: [], rowsLeft: 0 });
        expect(await picture([a, b, c])).toEqual(between);
        expect((await undo('sales', first.merge?.id as string)).errors).toEqual([]);
        expect(await picture([a, b, c])).toEqual(before);
      }),
      { numRuns: 6 },
    );
  });

  test('old ids answer with the survivor, the merged is not listed; what was changed since stays', async () => {
    const { one, other } = await givenPair();
    await find('sales', other.id);
    const done = await merge('sales', one.id, [other.id], { choices: [{ field: 'NAME', customerId: other.id }] });
    expect(done).toMatchObject({ errors: [], customer: { id: one.id, name: other.name }, merge: { mergedIds: [other.id] } });
    expect(await candidatesOf('sales', one.id, 'MERGED')).toHaveLength(1);
    const byId = (id: string) => seen<{ id: string }>(server, 'sales', 'query ($id: ID!) { customer(id: $id) { id } }', { id });
    const byNode = (id: string) => seen<{ id: string }>(server, 'sales', 'query ($id: ID!) { node(id: $id) { id } }', { id });
    expect([await byId(other.id), await byNode(other.id)]).toEqual([{ id: one.id }, { id: one.id }]);
    const listed = await (await server.as('sales')).data<{ customers: { nodes: object[] } }>(
      'query ($name: String!) { customers(where: { name: { eq: $name } }) { nodes { id } } }',
      { name: other.name },
    );
    expect(listed.customers.nodes).toEqual([{ id: one.id }]);
    expect((await merge('sales', one.id, [other.id])).errors).toMatchObject([
      { code: 'INVALID_INPUT', message: expect.stringContaining('part of another') },
    ]);

    await run('sales', 'CustomerUpdate', { customerId: one.id, name: 'Named since' });
    const back = await undo('sales', done.merge?.id as string);
    expect(back).toMatchObject({ errors: [], kept: ['name'], customer: { name: 'Named since' } });
    expect(await byId(other.id)).toEqual({ id: other.id });
    expect(await candidatesOf('sales', one.id)).toHaveLength(1);
    expect((await undo('sales', done.merge?.id as string)).errors).toMatchObject([{ code: 'MERGE_NOT_UNDOABLE' }]);
    const { mergeRecords } = await (await server.as('sales')).data<{ mergeRecords: { nodes: object[] } }>(
      operation('customers', 'MergeRecords'),
      {
        where: { survivor: { id: { eq: one.id } } },
      },
    );
    expect(mergeRecords.nodes).toMatchObject([{ id: done.merge?.id, undoneAt: expect.any(String) }]);
  });

  test('merges that cross each other end, and lose no row', async () => {
    const made = await Promise.all(
      [1, 2, 3, 4].map(() => givenCustomer(server, 'sales', { contacts: [{ name: 'Anna' }, { name: 'Bert' }] })),
    );
    const [a, b, c, d] = made.map(({ id }) => id) as [string, string, string, string];
    await Promise.all([
      merge('sales', a, [b]),
      merge('sales', b, [a]),
      merge('sales', c, [a, d]),
      merge('sales', d, [b, c]),
      merge('sales', a, [d]),
    ]);
    const rows = await server.sql<{ n: number; lost: number }>(
      `select count(*)::int n, count(*) filter (where c.merged_into_id is not null)::int lost from contacts k join customers c on c.id = k.customer_id where c.id = any($1)`,
      [[a, b, c, d].map(uuid)],
    );
    expect(rows).toEqual([{ n: 8, lost: 0 }]);
  });
});
