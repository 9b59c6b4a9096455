import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cast, emailOf, PASSWORD, teams } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { type Server, startServer } from '../../support/server.js';

const idOf = (prefix: string, uuid: string) => `${prefix}_${uuid.replaceAll('-', '')}`;
const CREATE = `mutation ($input: UserCreateInput!) { userCreate(input: $input) { user { id name email roles { code } team { name } } changeId errors { code message path } } }`;
const UPDATE = 'mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { user { id version } errors { code message path } } }';
const RULE = `mutation ($input: RoleRuleSetInput!) { roleRuleSet(input: $input) { role { code rules(where: { kind: { eq: "ticket" } }) { nodes { kind readScope hiddenFields } } } errors { code message path } } }`;

describe('people, teams and roles', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
  });
  afterAll(() => server.stop());
  const asAdministrator = async (document: string, variables: Record<string, unknown>) =>
    (await server.as('administrator')).query(document, variables);

  test('an administrator adds a person, who can sign in', async () => {
    const input = {
      email: 'new@test.example',
      name: 'New Comer',
      teamId: idOf('team', teams.north),
      roles: ['SALES', 'ANALYST'],
      password: 'a long password',
    };
    const { data } = await asAdministrator(CREATE, { input });
    expect(at(data, 'userCreate')).toMatchObject({
      user: { name: 'New Comer', email: 'new@test.example', roles: [{ code: 'ANALYST' }, { code: 'SALES' }], team: { name: 'Team north' } },
      errors: [],
    });
    expect(await server.anonymous.signIn('NEW@test.example', 'a long password')).toBeTruthy();
    const again = await asAdministrator(CREATE, { input: { ...input, email: 'New@Test.example' } });
    expect(at(again.data, 'userCreate.errors')).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('every wrong field is named at once, and nobody is added', async () => {
    const { data } = await asAdministrator(CREATE, {
      input: { email: 'wrong@test.example', name: '', teamId: 'user_1', roles: ['SALES'], password: 'short' },
    });
    const errors = at(data, 'userCreate.errors') as { code: string; path: string[] }[];
    expect(errors.map(error => [error.code, error.path?.at(-1)]).sort()).toEqual([
      ['INVALID_INPUT', 'name'],
      ['INVALID_INPUT', 'password'],
      ['INVALID_INPUT', 'teamId'],
    ]);
    expect(await server.sql('select 1 from users where email = $1', ['wrong@test.example'])).toEqual([]);
  });

  test.each(['sales', 'manager', 'analyst', 'finance'] as const)('%s may not, and nothing happens', async name => {
    const answer = await (await server.as(name)).query(CREATE, { input: { email: 'x@test.example', name: 'X', roles: ['ADMINISTRATOR'] } });
    expect(answer.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('userCreate') });
    expect(await server.sql('select 1 from users where email = $1', ['x@test.example'])).toEqual([]);
  });

  test('an update of what has been changed meanwhile is refused', async () => {
    const id = idOf('user', cast.salesSouth.id);
    const first = await asAdministrator(UPDATE, { input: { userId: id, expectedVersion: 1, timeZone: 'Europe/Rome' } });
    expect(at(first.data, 'userUpdate')).toEqual({ user: { id, version: 2 }, errors: [] });
    const second = await asAdministrator(UPDATE, { input: { userId: id, expectedVersion: 1, timeZone: 'Europe/Paris' } });
    expect(at(second.data, 'userUpdate.errors')).toMatchObject([{ code: 'CONFLICT' }]);
  });

  test('the last administrator stays', async () => {
    const { data } = await asAdministrator(UPDATE, { input: { userId: idOf('user', cast.administrator.id), roles: ['SALES'] } });
    expect(at(data, 'userUpdate.errors')).toMatchObject([{ code: 'CONFLICT', message: expect.stringContaining('Nobody would be left') }]);
    expect((await asAdministrator('{ me { roles { code } } }', {})).data).toEqual({ me: { roles: [{ code: 'ADMINISTRATOR' }] } });
  });

  test('a team does not go below itself', async () => {
    const { data } = await asAdministrator(
      `mutation ($input: TeamUpdateInput!) { teamUpdate(input: $input) { team { id } errors { code path } } }`,
      {
        input: { teamId: idOf('team', teams.europe), parentId: idOf('team', teams.south) },
      },
    );
    expect(at(data, 'teamUpdate.errors')).toEqual([{ code: 'INVALID_INPUT', path: ['parentId'] }]);
  });

  test('whoever is in a team sees what moves below it', async () => {
    const manager = await server.as('managerAsia');
    const count = async () => ((await manager.data('{ me { teamIds } }')) as { me: { teamIds: string[] } }).me.teamIds.length;
    expect(await count()).toBe(1);
    const { data } = await asAdministrator(
      `mutation ($input: TeamCreateInput!) { teamCreate(input: $input) { team { id parent { name } } errors { code } } }`,
      {
        input: { name: 'Team Japan', parentId: idOf('team', teams.asia) },
      },
    );
    expect(at(data, 'teamCreate.team.parent.name')).toBe('Team asia');
    await asAdministrator(`mutation ($input: TeamUpdateInput!) { teamUpdate(input: $input) { team { id } } }`, {
      input: { teamId: at(data, 'teamCreate.team.id'), name: 'Team Nippon' },
    });
    expect(await count()).toBe(2);
  });

  test('a rule of a role is set, and a kind or role that does not exist is named', async () => {
    const input = {
      role: 'OPERATIONS',
      kind: 'ticket',
      readScope: 'TEAM',
      writeScope: 'NONE',
      deleteScope: 'NONE',
      hiddenFields: ['Ticket.subject'],
    };
    const { data } = await asAdministrator(RULE, { input });
    expect(at(data, 'roleRuleSet')).toEqual({
      role: { code: 'OPERATIONS', rules: { nodes: [{ kind: 'ticket', readScope: 'TEAM', hiddenFields: ['Ticket.subject'] }] } },
      errors: [],
    });
    expect(at((await asAdministrator(RULE, { input: { ...input, kind: 'unicorn' } })).data, 'roleRuleSet.errors.0.message')).toContain(
      '"unicorn"',
    );
    const typo = await asAdministrator(RULE, { input: { ...input, hiddenFields: ['Ticket.subjekt'] } });
    expect(at(typo.data, 'roleRuleSet.errors.0.message')).toContain('"Ticket.subjekt"');
    expect(at((await asAdministrator(RULE, { input: { ...input, role: 'KING' } })).data, 'roleRuleSet.errors.0.code')).toBe('NOT_FOUND');
    expect(
      at((await asAdministrator(RULE, { input: { ...input, role: 'ADMINISTRATOR', kind: '*' } })).data, 'roleRuleSet.errors.0.code'),
    ).toBe('INVALID_INPUT');
  });

  test('the fields that the ready-made roles hide exist', async () => {
    const { roles } = (await (
      await server.as('administrator')
    ).data('{ roles { nodes { rules(first: 200) { nodes { hiddenFields } } } } }')) as {
      roles: { nodes: { rules: { nodes: { hiddenFields: string[] }[] } }[] };
    };
    const hidden = new Set(roles.nodes.flatMap(role => role.rules.nodes.flatMap(rule => rule.hiddenFields)));
    for (const name of hidden) {
      const [type, field] = name.split('.');
      const answer = await server.query('query ($type: String!) { __type(name: $type) { fields { name } } }', { type });
      expect((at(answer.data, '__type.fields') as { name: string }[]).map(known => known.name)).toContain(field);
    }
  });

  test('everybody sees names, only some e-mail addresses', async () => {
    const sales = await server.as('sales');
    const { users } = await sales.data<{ users: { nodes: { name: string }[] } }>(
      '{ users(first: 200) { nodes { id name team { name } roles { code } } } }',
    );
    expect(users.nodes.map(user => user.name)).toEqual(expect.arrayContaining([cast.administrator.name, cast.salesAsia.name]));
    const refused = await sales.query('{ users { nodes { name email } } }');
    expect(refused.errors?.[0]).toMatchObject({ extensions: { code: 'FORBIDDEN' }, message: expect.stringContaining('User.email') });
    const { data } = await asAdministrator('query ($id: ID!) { user(id: $id) { email } }', { id: idOf('user', cast.sales.id) });
    expect(at(data, 'user.email')).toBe(emailOf('sales'));
  });

  test('a new password ends the sessions of the person', async () => {
    const token = await server.anonymous.signIn(emailOf('managerAsia'), PASSWORD);
    await asAdministrator(UPDATE, { input: { userId: idOf('user', cast.managerAsia.id), password: 'another password' } });
    expect((await server.query('{ me { id } }', {}, { token })).errors?.[0]?.extensions?.code).toBe('UNAUTHENTICATED');
    await expect(server.anonymous.signIn(emailOf('managerAsia'), PASSWORD)).rejects.toThrow('cannot sign in');
    expect(await server.anonymous.signIn(emailOf('managerAsia'), 'another password')).toBeTruthy();
  });
});
