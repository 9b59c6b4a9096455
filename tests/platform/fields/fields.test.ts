import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Changed, givenCustomer, mutate, type Refused, unique } from '../../crm/customers/given.js';
import type { CastName } from '../../support/cast.js';
import { userId } from '../../support/ids.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

let server: Server;
/** Another process on the same database. */
let other: Server;
beforeAll(async () => {
  server = await startServer();
  other = await startServer({ database: server.database, env: { JOB_CONCURRENCY: '0' } });
});
afterAll(async () => {
  await other.stop();
  await server.stop();
});

interface Field {
  id: string;
  key: string;
  version: number;
}
type Value = { __typename: string; field?: { key: string; label: string; type: string } } & Record<string, unknown>;
interface Listed {
  customers: { nodes: { id: string; customFields: Value[] }[]; totalCount: number };
}

const define = (name: string, input: object, actor: CastName = 'administrator') =>
  mutate<Changed<'customField', Field & Record<string, unknown>>>(server, actor, 'fields', name, input);
let made = 0;
/** A field that nobody else uses. */
async function givenField(type: string, more: object = {}): Promise<Field> {
  const key = `f${++made}${type.toLowerCase()}`;
  const { customField, errors } = await define('CustomFieldCreate', { kind: 'customer', key, label: `The ${key}`, type, ...more });
  expect(errors).toEqual([]);
  return customField as Field;
}
const update = (input: object, actor: CastName = 'sales') =>
  mutate<Changed<'customer', { id: string; version: number }>>(server, actor, 'customers', 'CustomerUpdate', input);
const ask = async (at: Server, where: object[] | null, keys?: string[], actor: CastName = 'sales') =>
  (await (await at.as(actor)).data<Listed>(operation('fields', 'CustomersByField'), { where, keys, first: 10 })).customers;
const refusal = async (at: Server, where: object[], actor: CastName = 'sales') => {
  const { errors = [] } = await (await at.as(actor)).query(operation('fields', 'CustomersByField'), { where });
  return errors.map(({ message, extensions }) => `${extensions?.code}: ${message}`);
};

test('values of every type are written, read with their fields in one statement, and cleared', async () => {
  const color = await givenField('CHOICE', {
    choices: [
      { code: 'RED', label: 'Deep red' },
      { code: 'BLUE', label: 'Blue' },
    ],
  });
  const [name, count, worth, until, holder] = [
    await givenField('TEXT'),
    await givenField('NUMBER'),
    await givenField('MONEY', { currency: 'EUR' }),
    await givenField('DATE'),
    await givenField('REFERENCE', { referenceKind: 'user' }),
  ];
  const customer = await givenCustomer(server, 'sales', {
    customFields: [
      { key: name.key, text: 'He said "no" 日本' },
      { key: count.key, number: '12.50' },
      { key: worth.key, money: { amount: '99.5', currency: 'EUR' } },
      { key: until.key, date: '2027-02-28' },
      { key: color.key, choice: 'RED' },
      { key: holder.key, reference: userId('salesAsia') },
    ],
  });
  const keys = [name, count, worth, until, color, holder].map(({ key }) => key);
  const [found] = (await ask(server, [{ key: name.key, text: { eq: 'He said "no" 日本' } }], keys)).nodes;
  expect(found?.id).toBe(customer.id);
  expect(found?.customFields.map(({ field, ...value }) => ({ ...value, type: field?.type, label: field?.label }))).toEqual([
    { __typename: 'TextFieldValue', text: 'He said "no" 日本', type: 'TEXT', label: `The ${name.key}` },
    { __typename: 'NumberFieldValue', number: '12.5', type: 'NUMBER', label: `The ${count.key}` },
    { __typename: 'MoneyFieldValue', money: { amount: '99.50', currency: 'EUR' }, type: 'MONEY', label: `The ${worth.key}` },
    { __typename: 'DateFieldValue', date: '2027-02-28', type: 'DATE', label: `The ${until.key}` },
    { __typename: 'ChoiceFieldValue', choice: { code: 'RED', label: 'Deep red' }, type: 'CHOICE', label: `The ${color.key}` },
    {
      __typename: 'ReferenceFieldValue',
      id: userId('salesAsia'),
      record: { __typename: 'User', name: '王芳' },
      type: 'REFERENCE',
      label: `The ${holder.key}`,
    },
  ]);
  const all = (await ask(server, [{ key: name.key, text: { eq: 'He said "no" 日本' } }])).nodes[0]?.customFields;
  expect(all?.map(({ field }) => field?.key)).toEqual([color, name, count, worth, until, holder].map(({ key }) => key));

  const { errors } = await update({
    customerId: customer.id,
    customFields: [
      { key: count.key, number: null },
      { key: color.key, choice: 'BLUE' },
    ],
  });
  expect(errors).toEqual([]);
  const again = (
    await ask(
      server,
      [
        { key: color.key, choice: { eq: 'BLUE' } },
        { key: count.key, number: null },
      ],
      [color.key, count.key],
    )
  ).nodes;
  expect(again.map(({ customFields }) => customFields.map(({ choice }) => choice))).toEqual([[{ code: 'BLUE', label: 'Blue' }]]);

  const single =
    'query ($id: ID!, $key: FieldKey!) { customer(id: $id) { one: customField(key: $key) { ... on TextFieldValue { text } } } }';
  const one = async (key: string) =>
    (await (await server.as('sales')).data<{ customer: { one: unknown } }>(single, { id: customer.id, key })).customer.one;
  expect([await one(name.key), await one(count.key)]).toEqual([{ text: 'He said "no" 日本' }, null]);

  const client = await server.as('sales');
  const table = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/csv', authorization: `Bearer ${client.token}` },
    body: JSON.stringify({
      query: `query ($id: ID!, $key: FieldKey!) { customers(where: { id: { eq: $id } }) { nodes { color: customField(key: $key) { ... on ChoiceFieldValue { choice { label } } } } } }`,
      variables: { id: customer.id, key: color.key },
    }),
  });
  expect((await table.text()).trim().split(/\r?\n/)).toEqual([expect.stringContaining('color.choice.label'), 'Blue']);
});

test('a field that one process makes is used by the other at the next request, on both lanes; what is archived or renamed is not used as it was', async () => {
  // both know the definitions of now
  await ask(server, null);
  await ask(other, null);
  const field = await givenField('TEXT');
  const text = unique('Seen');
  const document = `query ($key: FieldKey!, $eq: String) {
    customers(where: { customFields: { key: $key, text: { eq: $eq } } }) { nodes { customFields(keys: [$key]) { field { label } ... on TextFieldValue { text } } } }`;
  const lanes = [`${document} }`, `${document} me { id } }`];
  const answers = async (at: Server) => {
    const answer = async (lane: string) => {
      const { data, errors } = await (await at.as('sales')).query(lane, { key: field.key, eq: text });
      return errors?.map(({ message }) => message) ?? (data as unknown as Listed).customers.nodes;
    };
    return [await answer(lanes[0] as string), await answer(lanes[1] as string)];
  };
  const writes = await mutate<Changed<'customer', { id: string }>>(other, 'sales', 'customers', 'CustomerCreate', {
    name: unique('Other'),
    customFields: [{ key: field.key, text }],
  });
  expect(writes.errors).toEqual([]);
  const told = (label: string) => [{ customFields: [{ field: { label }, text }] }];
  for (const at of [other, server]) expect(await answers(at)).toEqual([told(`The ${field.key}`), told(`The ${field.key}`)]);

  const { customField } = await define('CustomFieldUpdate', { fieldId: field.id, label: 'Renamed', expectedVersion: field.version });
  for (const at of [other, server]) expect(await answers(at)).toEqual([told('Renamed'), told('Renamed')]);
  const stale = await define('CustomFieldUpdate', { fieldId: field.id, label: 'Again', expectedVersion: field.version });
  expect(stale.errors).toMatchObject([{ code: 'CONFLICT' }]);

  await define('CustomFieldArchive', { fieldId: field.id, expectedVersion: customField?.version });
  for (const at of [other, server])
    for (const answer of await answers(at))
      expect(answer).toEqual([expect.stringContaining(`"Customer.customFields.${field.key}" is archived.`)]);
  await define('CustomFieldRestore', { fieldId: field.id });
  for (const at of [other, server]) expect(await answers(at)).toEqual([told('Renamed'), told('Renamed')]);
});

test('filters agree with a model of them, whatever the values, and compose', async () => {
  const choices = ['A', 'B', 'C'].map(code => ({ code, label: code }));
  const [word, number, day, choice, mark] = [
    await givenField('TEXT'),
    await givenField('NUMBER'),
    await givenField('DATE'),
    await givenField('CHOICE', { choices }),
    await givenField('TEXT'),
  ];
  const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 3 });
  const values = fc.record({
    word: maybe(fc.constantFrom('a', 'b', 'ä', 'B', "o'x", '%')),
    number: maybe(fc.integer({ min: -3, max: 3 })),
    day: maybe(fc.constantFrom('2026-01-01', '2026-06-30', '2027-01-01')),
    choice: maybe(fc.constantFrom('A', 'B', 'C')),
  });
  type Values = { word: string | null; number: number | null; day: string | null; choice: string | null };
  type Test = { filter: object; holds: (row: Values) => boolean };
  const compared = <T extends string | number>(
    part: keyof Values,
    key: string,
    by: string,
    operand: fc.Arbitrary<T>,
    operators: Record<string, (a: T, b: T) => boolean>,
  ): fc.Arbitrary<Test> =>
    fc.oneof(
      fc.tuple(fc.constantFrom(...Object.keys(operators)), operand).map(([operator, value]) => ({
        filter: { key, [by]: { [operator]: by === 'number' ? String(value) : value } },
        holds: (row: Values) => row[part] !== null && (operators[operator] as (a: T, b: T) => boolean)(row[part] as T, value),
      })),
      operand.map(value => ({
        filter: { key, [by]: { ne: by === 'number' ? String(value) : value } },
        holds: (row: Values) => row[part] !== value,
      })),
      fc.boolean().map(isNull => ({ filter: { key, [by]: { isNull } }, holds: (row: Values) => (row[part] === null) === isNull })),
      fc.constant({ filter: { key, [by]: null }, holds: (row: Values) => row[part] === null }),
    );
  const eq = { eq: (a: unknown, b: unknown) => a === b };
  const order = {
    ...eq,
    lt: <T>(a: T, b: T) => a < b,
    lte: <T>(a: T, b: T) => a <= b,
    gt: <T>(a: T, b: T) => a > b,
    gte: <T>(a: T, b: T) => a >= b,
  };
  const single = fc.oneof(
    compared('word', word.key, 'text', fc.constantFrom('a', 'b', "o'x", '%'), eq),
    compared('number', number.key, 'number', fc.integer({ min: -3, max: 3 }), order),
    compared('day', day.key, 'date', fc.constantFrom('2026-01-01', '2026-06-30', '2026-12-31'), order),
    compared('choice', choice.key, 'choice', fc.constantFrom('A', 'B'), eq),
  );
  const document =
    'query ($where: CustomerWhere, $mark: FieldKey!) { customers(where: $where, first: 200) { nodes { customField(key: $mark) { ... on TextFieldValue { text } } } } }';
  const client = await server.as('sales');
  await fc.assert(
    fc.asyncProperty(
      fc.array(values, { minLength: 1, maxLength: 12 }),
      fc.array(fc.array(single, { minLength: 1, maxLength: 2 }), { minLength: 4, maxLength: 8 }),
      async (rows, tests) => {
        const run = unique('run');
        const input = rows.map((row, i) => ({
          name: unique('Filtered'),
          customFields: [
            { key: mark.key, text: `${run} ${i}` },
            { key: word.key, text: row.word },
            { key: number.key, number: row.number === null ? null : String(row.number) },
            { key: day.key, date: row.day },
            { key: choice.key, choice: row.choice },
          ],
        }));
        const created = await client.data<{ customerCreateBulk: { succeeded: number; errors: Refused[] } }>(
          'mutation ($input: CustomerCreateBulkInput!) { customerCreateBulk(input: $input) { succeeded errors { code message path } } }',
          { input: { rows: input } },
        );
        expect(created.customerCreateBulk).toEqual({ succeeded: rows.length, errors: [] });
        const ours = { customFields: [{ key: mark.key, text: { gte: `${run} `, lt: `${run}!` } }] };
        for (const [n, all] of tests.entries()) {
          const customFields = all.map(({ filter }) => filter);
          const not = n % 2 === 1;
          const where = { and: [ours, not ? { not: { customFields } } : { customFields }] };
          const { customers } = await client.data<{ customers: { nodes: { customField: { text: string } }[] } }>(document, {
            where,
            mark: mark.key,
          });
          const expected = rows.flatMap((row, i) => (all.every(({ holds }) => holds(row)) === not ? [] : [`${run} ${i}`]));
          expect([where, customers.nodes.map(({ customField }) => customField.text).sort()]).toEqual([where, expected.sort()]);
        }
      },
    ),
    { numRuns: 12 },
  );
}, 60_000);

test('what is wrong is said of every place at once, with what is right', async () => {
  const [count, color, user] = [
    await givenField('NUMBER'),
    await givenField('CHOICE', { choices: [{ code: 'RED', label: 'Red' }] }),
    await givenField('REFERENCE', { referenceKind: 'contact' }),
  ];
  const customer = await givenCustomer(server, 'sales');
  const { errors } = await update({
    customerId: customer.id,
    customFields: [
      { key: 'nothing', text: 'x' },
      { key: count.key, text: '12' },
      { key: color.key, choice: 'GREEN' },
      { key: user.key, reference: 'contact_00000000000000000000000000000000' },
      { key: count.key, number: '1' },
      { key: color.key },
    ],
  });
  expect(errors.map(({ path, message }) => `${path?.join('.')} ${message}`)).toEqual([
    expect.stringMatching(/^customFields\.0\.key "nothing" is no field of a customer\. There are /),
    `customFields.1.key The field is of the type NUMBER: give its value as "number", and nothing else.`,
    'customFields.2.choice It is one of RED.',
    'customFields.3.reference There is no contact with this id, or you may not see it.',
    `customFields.5.key The field is of the type CHOICE: give its value as "choice", and nothing else.`,
  ]);

  const place = (key: string) => `"Customer.customFields.${key}"`;
  expect(await refusal(server, [{ key: count.key, text: { eq: '1' } }])).toEqual([
    `INVALID_INPUT: ${place(count.key)} is of the type NUMBER: compare it by "number", and by nothing else.`,
  ]);
  expect(await refusal(server, [{ key: count.key, number: { eq: '1' }, text: { eq: '1' } }])).toHaveLength(1);
  expect(await refusal(server, [{ key: 'nothing', text: { eq: '1' } }])).toEqual([
    expect.stringContaining(`${place('nothing')} does not exist.`),
  ]);
  expect(await refusal(server, [{ key: color.key, choice: { in: ['GREEN'] } }])).toEqual([
    'INVALID_INPUT: "GREEN" is not a choice here: there are RED.',
  ]);
  expect(await refusal(server, [{ key: user.key, reference: { eq: userId('sales') } }])).toEqual([
    expect.stringContaining('one starts with "contact_"'),
  ]);
  expect(await refusal(server, [{ key: "x' or true", text: { eq: '1' } }])).toEqual([expect.stringContaining('is not the key of a field')]);
});

test('definitions are checked as a whole; types do not change, choices in use stay, and columns come to an end', async () => {
  const create = (input: object, actor?: CastName) => define('CustomFieldCreate', { kind: 'contact', label: 'L', ...input }, actor);
  const wrong = await create({
    kind: 'planet',
    key: 'x',
    type: 'MONEY',
    choices: [
      { code: 'A', label: 'A' },
      { code: 'A', label: 'A' },
    ],
  });
  expect(wrong.errors.map(({ path }) => path?.join('.'))).toEqual(['kind', 'choices', 'currency', 'choices.1.code']);
  expect((await create({ key: 'x', type: 'REFERENCE', referenceKind: 'planet' })).errors).toMatchObject([{ path: ['referenceKind'] }]);
  await expect(create({ key: 'x', type: 'TEXT' }, 'manager')).rejects.toThrow('FORBIDDEN');

  for (let i = 1; i <= 4; i++) expect((await create({ key: `day${i}`, type: 'DATE' })).errors).toEqual([]);
  expect((await create({ key: 'day1', type: 'TEXT' })).errors).toMatchObject([{ code: 'CONFLICT' }]);
  expect((await create({ key: 'day5', type: 'DATE' })).errors).toMatchObject([
    { code: 'LIMIT_EXCEEDED', message: expect.stringContaining('4 fields') },
  ]);

  const field = await givenField('CHOICE', {
    choices: [
      { code: 'OLD', label: 'Old' },
      { code: 'LATE', label: 'Late' },
    ],
  });
  await givenCustomer(server, 'salesAsia', { customFields: [{ key: field.key, choice: 'OLD' }] });
  const choices = (...codes: string[]) =>
    define('CustomFieldUpdate', { fieldId: field.id, choices: codes.map(code => ({ code, label: code })) });
  expect((await choices('LATE')).errors).toMatchObject([
    { path: ['choices'], message: 'Records have OLD: a choice that is in use stays.' },
  ]);
  expect((await choices('OLD', 'NEWER')).customField).toMatchObject({ choices: [{ code: 'OLD' }, { code: 'NEWER' }] });
});

test('who may not see a field is refused by its name, is not shown it, and is not told of it by the trail', async () => {
  const [secret, open] = [await givenField('TEXT'), await givenField('TEXT')];
  const customer = await givenCustomer(server, 'serviceSouth', {}).catch(() => givenCustomer(server, 'salesSouth'));
  const name = `Customer.customFields.${secret.key}`;
  const rule = { role: 'MANAGER', kind: 'customer', readScope: 'TEAM', writeScope: 'TEAM', deleteScope: 'TEAM' };
  const set = (hiddenFields: string[]) =>
    mutate<{ errors: Refused[] }>(server, 'administrator', 'access', 'RoleRuleSet', { ...rule, hiddenFields });
  expect((await set([`${name}Not`])).errors).toMatchObject([{ path: ['hiddenFields'] }]);
  await update(
    {
      customerId: customer.id,
      customFields: [
        { key: secret.key, text: 'hidden' },
        { key: open.key, text: unique('shown') },
      ],
    },
    'salesSouth',
  );
  expect((await set([name])).errors).toEqual([]);

  expect(await refusal(server, [{ key: secret.key, text: { eq: 'hidden' } }], 'manager')).toEqual([
    `FORBIDDEN: Your roles do not allow the field "${name}". Ask an administrator.`,
  ]);
  expect(await refusal(other, [{ key: secret.key, text: { eq: 'hidden' } }], 'manager')).toHaveLength(1);
  const list =
    'query ($id: ID!) { customer(id: $id) { customFields { field { key } } } auditTrail(recordId: $id) { nodes { field after } } }';
  const seenBy = async (actor: CastName) => {
    const { customer: seen, auditTrail } = await (await server.as(actor)).data<{
      customer: { customFields: { field: { key: string } }[] };
      auditTrail: { nodes: { field: string | null; after: string | null }[] };
    }>(list, { id: customer.id });
    return {
      keys: seen.customFields.map(({ field }) => field.key),
      trail: auditTrail.nodes.flatMap(({ field }) => (field?.startsWith('custom') ? [field] : [])).sort(),
    };
  };
  expect(await seenBy('manager')).toEqual({ keys: [open.key], trail: [`customFields.${open.key}`] });
  expect(await seenBy('administrator')).toEqual({
    keys: [secret.key, open.key],
    trail: [`customFields.${secret.key}`, `customFields.${open.key}`],
  });
  // all of them hidden at once hides each
  expect((await set(['Customer.customFields'])).errors).toEqual([]);
  expect(await refusal(server, [{ key: open.key, text: { eq: 'shown' } }], 'manager')).toEqual([
    'FORBIDDEN: Your roles do not allow the field "Customer.customFields". Ask an administrator.',
  ]);
  const split = await (await server.as('manager')).query(
    `{ salesAnalysis(period: "2026", byCustomFields: [{ of: CUSTOMER, key: "${open.key}" }]) { rows { revenue { value } } } }`,
  );
  expect(split.errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN']);
  expect((await set([])).errors).toEqual([]);
});

test('other kinds have fields as well, events name what has changed, and a subscription filters by it', async () => {
  const key = 'interest';
  const { errors } = await define('CustomFieldCreate', { kind: 'ticket', key, label: 'Interest', type: 'NUMBER' });
  expect(errors).toEqual([]);
  const client = await server.as('service');
  const { ticketCreate } = await client.data<{ ticketCreate: { ticket: { id: string }; errors: Refused[] } }>(
    'mutation ($input: TicketCreateInput!) { ticketCreate(input: $input) { ticket { id } errors { message } } }',
    { input: { subject: unique('Ticket'), body: 'Hello', channel: 'PHONE', customFields: [{ key, number: '1' }] } },
  );
  expect(ticketCreate.errors).toEqual([]);
  const heard = await (await other.as('service')).listen<{ ticketUpdated: Record<string, unknown> }>(
    `subscription ($where: TicketWhere) { ticketUpdated(where: $where) { __typename
      ... on TicketChanged { changes { field before after } ticket { customFields { ... on NumberFieldValue { number } } } } ... on TicketLeft { reason } } }`,
    { where: { customFields: [{ key, number: { gte: '5' } }] } },
  );
  const set = (number: string) =>
    client.data('mutation ($input: TicketUpdateInput!) { ticketUpdate(input: $input) { errors { message } } }', {
      input: { ticketId: ticketCreate.ticket.id, customFields: [{ key, number }] },
    });
  const field = `customFields.${key}`;
  await set('7.50');
  const [entered] = await heard.take(1);
  await set('2');
  const [left] = await heard.take(1);
  expect([entered, left].map(each => each?.ticketUpdated)).toEqual([
    { __typename: 'TicketChanged', changes: [{ field, before: '1', after: '7.5' }], ticket: { customFields: [{ number: '7.5' }] } },
    { __typename: 'TicketLeft', reason: 'NO_LONGER_MATCHES' },
  ]);
});
