import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { givenPool, unique, uuid } from '../../crm/leads/given.js';
import { until } from '../../live/leads.js';
import type { Client } from '../../support/client.js';
import { type Server, startServer } from '../../support/server.js';

interface Answer {
  lead: { id: string; name: string; version: number } | null;
  changeId: string | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
const CREATE = `mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id name version } changeId errors { code message path } } }`;
const QUALIFY = `mutation ($input: LeadUpdateInput!) { leadUpdate(input: $input) { lead { id name version } changeId errors { code message path } } }`;

let server: Server;
let manager: Client;
beforeAll(async () => {
  server = await startServer();
  manager = await server.as('manager');
});
afterAll(() => server.stop());

const create = async (input: object, client = manager): Promise<Answer> =>
  (await client.data<{ leadCreate: Answer }>(CREATE, { input })).leadCreate;
const update = async (input: object, client = manager): Promise<Answer> =>
  (await client.data<{ leadUpdate: Answer }>(QUALIFY, { input })).leadUpdate;
const leadsNamed = (name: string) => server.sql('select id from leads where name = $1', [name]);

describe('a change that is sent again under its key', () => {
  test('is made once, and answers the same to whoever asks with another selection', async () => {
    const input = { name: unique('Lead'), idempotencyKey: randomUUID() };
    const first = await create(input);
    const second = await create(input);
    expect(first).toMatchObject({ lead: { name: input.name }, errors: [] });
    expect(second).toEqual(first);
    const other = await manager.data(
      'mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { number assignments { nodes { reason } } } } }',
      { input },
    );
    expect(other).toMatchObject({ leadCreate: { lead: { number: expect.stringMatching(/^L-/), assignments: { nodes: [{}] } } } });
    expect(await leadsNamed(input.name)).toHaveLength(1);
    const events = await server.sql(
      'select name from event_log where change_id = $1 union all select name from outbox where change_id = $1',
      [first.changeId],
    );
    expect(events).toHaveLength(1);
  });

  test('is the same however its input is written, in variables or in the document, in whatever order', async () => {
    const [name, key] = [unique('Lead'), randomUUID()];
    const first = await create({ name, company: 'Lind', idempotencyKey: key });
    const text = `mutation { leadCreate(input: { company: "Lind", idempotencyKey: "${key}", name: "${name}" }) { lead { id name version } changeId errors { code message path } } }`;
    expect(await manager.data(text)).toEqual({ leadCreate: first });
  });

  test('shows the record as it is now', async () => {
    const input = { name: unique('Lead'), idempotencyKey: randomUUID() };
    const { lead, changeId } = await create(input);
    await update({ leadId: lead?.id, name: `${input.name} II` });
    expect(await create(input)).toEqual({ lead: { id: lead?.id, name: `${input.name} II`, version: 2 }, changeId, errors: [] });
  });

  test('is no lost update: the version that it expected has passed by its own doing', async () => {
    const { lead } = await create({ name: unique('Lead') });
    const input = { leadId: lead?.id, note: 'Called.', expectedVersion: 1, idempotencyKey: randomUUID() };
    const first = await update(input);
    expect(first).toMatchObject({ lead: { version: 2 }, errors: [] });
    expect(await update(input)).toEqual(first);
    expect(await update({ ...input, idempotencyKey: randomUUID() })).toMatchObject({ errors: [{ code: 'CONFLICT' }] });
  });

  test('belongs to who made it: the key of somebody else is another one', async () => {
    const input = { name: unique('Lead'), idempotencyKey: randomUUID() };
    const [one, two] = [await create(input), await create(input, await server.as('sales'))];
    expect(one.lead?.id).not.toBe(two.lead?.id);
  });

  test('with another input or for another change is refused, at the top level if nobody looks at errors', async () => {
    const [key, name] = [randomUUID(), unique('Lead')];
    const { lead } = await create({ name, idempotencyKey: key });
    const message = expect.stringContaining(`"${key}" stands for another change, a "leadCreate"`);
    expect(await create({ name: `${name} II`, idempotencyKey: key })).toMatchObject({
      lead: null,
      changeId: null,
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED', message }],
    });
    expect(await update({ leadId: lead?.id, idempotencyKey: key })).toMatchObject({
      errors: [{ code: 'IDEMPOTENCY_KEY_REUSED', message }],
    });
    const { errors } = await manager.query('mutation ($input: LeadCreateInput!) { leadCreate(input: $input) { lead { id } } }', {
      input: { name: `${name} III`, idempotencyKey: key },
    });
    expect(errors).toMatchObject([{ message, extensions: { code: 'IDEMPOTENCY_KEY_REUSED' } }]);
    expect(await leadsNamed(`${name} II`)).toEqual([]);
  });

  test('that was refused leaves no key: it is made when what was in its way is gone', async () => {
    const { id, territory } = await givenPool(server, ['sales']);
    const input = { name: unique('Lead'), poolId: id, territory, idempotencyKey: randomUUID() };
    await server.sql('update assignment_pools set active = false where id = $1', [uuid(id)]);
    expect(await create(input)).toMatchObject({ lead: null, errors: [{ code: 'INVALID_INPUT', path: ['poolId'] }] });
    await server.sql('update assignment_pools set active = true where id = $1', [uuid(id)]);
    expect(await create(input)).toMatchObject({ lead: { name: input.name }, errors: [] });
  });

  test.each(['', ' ', 'x'.repeat(201)])('takes no key such as "%s"', async idempotencyKey => {
    expect(await create({ name: unique('Lead'), idempotencyKey })).toMatchObject({
      errors: [{ code: 'INVALID_INPUT', path: ['idempotencyKey'] }],
    });
  });
});

test('many retries at once are one effect and equal answers, whatever else goes on', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.record({ copies: fc.integer({ min: 1, max: 8 }), bad: fc.boolean() }), { minLength: 1, maxLength: 4 }),
      async changes => {
        const inputs = changes.map(({ copies, bad }) => ({
          copies,
          bad,
          input: { name: unique('Lead'), idempotencyKey: randomUUID(), ...(bad && { source: 'no-such-source' }) },
        }));
        const sent = await Promise.all(
          inputs.map(async ({ copies, bad, input }) => ({
            bad,
            input,
            answers: await Promise.all(Array.from({ length: copies }, () => create(input))),
          })),
        );
        for (const { bad, input, answers } of sent) {
          for (const answer of answers) expect(answer).toEqual(answers[0]);
          expect(answers[0]?.errors.map(({ code }) => code)).toEqual(bad ? ['INVALID_INPUT'] : []);
          expect(await leadsNamed(input.name)).toHaveLength(bad ? 0 : 1);
        }
      },
    ),
    { numRuns: 15 },
  );
});

test('whoever comes while the first attempt is still under way waits for it, and not for ever', async () => {
  const input = { name: unique('Lead'), idempotencyKey: randomUUID() };
  const { id, territory } = await givenPool(server, ['sales']);
  // The first attempt hangs at the pool, which somebody else holds.
  const { hold, release } = await holding('select 1 from assignment_pools where id = $1 for update', [uuid(id)]);
  await hold();
  const first = create({ ...input, territory });
  await until(
    async () =>
      (await server.sql("select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")).length === 1,
  );
  const second = await create({ ...input, territory });
  expect(second).toMatchObject({ lead: null, errors: [{ code: 'CONFLICT', message: expect.stringContaining('Try again') }] });
  await release();
  const made = await first;
  expect(made.errors).toEqual([]);
  expect(await create({ ...input, territory })).toEqual(made);
}, 30_000);

test('a key costs no statement to who has none, and no round trip to who has one', async () => {
  const without = await manager.statements(CREATE, { input: { name: unique('Lead') } });
  expect(without.filter(text => text.includes('idempotency'))).toEqual([]);
  const given = await manager.statements(CREATE, { input: { name: unique('Lead'), idempotencyKey: randomUUID() } });
  // Both are declared to travel with the statement after them.
  expect(given.map(text => /(insert into|update) public\.idempotency_keys/.exec(text)?.[1]).filter(Boolean)).toEqual([
    'insert into',
    'update',
  ]);
  expect(given).toHaveLength(without.length + 2);
});

test('a key is kept for as long as is set, and then stands for nothing', async () => {
  const brief = await startServer({ env: { IDEMPOTENCY_RETENTION: 'PT1S' } });
  try {
    const client = await brief.as('manager');
    const input = { name: unique('Lead'), idempotencyKey: randomUUID() };
    const first = await create(input, client);
    expect((await create(input, client)).changeId).toBe(first.changeId);
    await until(async () => !(await brief.sql('select 1 from idempotency_keys')).length);
    expect((await create(input, client)).changeId).not.toBe(first.changeId);
  } finally {
    await brief.stop();
  }
}, 30_000);

/** Somebody else's transaction on the server's database. */
async function holding(statement: string, values: unknown[]) {
  const { default: pg } = await import('pg');
  const client = new pg.Client(server.database.adminUrl);
  await client.connect();
  return {
    hold: async () => {
      await client.query('begin');
      await client.query(statement, values);
    },
    release: () => client.query('commit').then(() => client.end()),
  };
}
