import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CastName, cast, teams } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

const user = (name: CastName) => `user_${cast[name].id.replaceAll('-', '')}`;
type Rule = Record<'readScope' | 'writeScope' | 'deleteScope', string>;
const scopes = (read: string, write = 'NONE', remove = 'NONE'): Rule => ({ readScope: read, writeScope: write, deleteScope: remove });

describe('roles', () => {
  let server: Server;
  beforeAll(async () => {
    server = await startServer();
    // somebody who may change people and roles of the own team, and no more
    await server.sql(
      `insert into role_rules (id, created_at, created_by, updated_at, updated_by, role_id, kind, read_scope, write_scope, delete_scope)
       select uuidv7(), now(), created_by, now(), created_by, id, k, 'ALL', case k when 'role' then 'ALL' else 'TEAM' end, 'NONE'
       from roles cross join unnest(array['role', 'user']) k where code = 'OPERATIONS' on conflict (role_id, kind) do update set write_scope = excluded.write_scope`,
    );
  });
  afterAll(() => server.stop());

  type Told = Record<string, unknown> & { errors: { code?: string; message: string }[] };
  const run = async (who: CastName, name: string, input: Record<string, unknown>): Promise<Told> => {
    const { data, errors = [] } = await (await server.as(who)).query(operation('access', name), { input });
    const payload = Object.values(data ?? {})[0] as Told | undefined;
    const refused = errors.map(({ message, extensions }) => ({ code: extensions?.code as string, message }));
    return { ...payload, errors: [...refused, ...(payload?.errors ?? [])] };
  };
  const rulesOf = (code: string) =>
    server.sql('select kind, read_scope, write_scope from role_rules l join roles r on r.id = l.role_id where code = $1 order by kind', [
      code,
    ]);

  test('a dry run tells who gains and loses what, and changes nothing', async () => {
    const before = await rulesOf('SERVICE');
    const trail = () => server.sql('select count(*) from audit_entries');
    const entries = await trail();
    const input = { role: 'SERVICE', kind: 'ticket', ...scopes('ALL', 'OWN', 'OWN'), hiddenFields: ['Ticket.subject'], dryRun: true };
    const { effect, errors } = await run('administrator', 'RoleRuleSet', input);
    expect(errors).toEqual([]);
    expect(effect).toEqual({
      peopleCount: 2,
      groups: [
        {
          roles: ['SERVICE'],
          peopleCount: 2,
          people: [{ name: cast.serviceSouth.name }, { name: cast.service.name }],
          changes: [
            { kind: 'ticket', action: 'READ', from: 'TEAM', to: 'ALL' },
            { kind: 'ticket', action: 'WRITE', from: 'TEAM', to: 'OWN' },
          ],
          fieldsHidden: ['Ticket.subject'],
          fieldsShown: [],
        },
      ],
    });
    expect(await rulesOf('SERVICE')).toEqual(before);
    expect(await trail()).toEqual(entries);
    const real = await run('administrator', 'RoleRuleSet', { ...input, dryRun: false });
    expect(real.effect).toEqual(effect);
    expect(await rulesOf('SERVICE')).not.toEqual(before);
    expect((await (await server.as('service')).query('{ tickets { nodes { subject } } }')).errors?.[0]?.message).toContain(
      'Ticket.subject',
    );
  });

  test('a role is made from another, given, narrowed and put away; people with it see the change at once', async () => {
    const made = await run('administrator', 'RoleCreate', {
      code: 'FIELD',
      name: 'Field',
      description: 'Visits customers.',
      copyOf: 'SALES',
    });
    expect(made.errors).toEqual([]);
    expect(await rulesOf('FIELD')).toEqual(await rulesOf('SALES'));
    expect((await run('administrator', 'RoleCreate', { code: 'FIELD', name: 'Field', description: '' })).errors).toMatchObject([
      { code: 'CONFLICT' },
    ]);
    expect((await run('administrator', 'RoleUpdate', { role: 'FIELD', description: 'On the road.' })).role).toMatchObject({
      description: 'On the road.',
    });
    const given = await run('administrator', 'UserRolesSet', { userId: user('serviceSouth'), roles: ['FIELD'], dryRun: true });
    expect(at(given, 'effect.groups.0.changes')).toContainEqual({ kind: 'opportunity', action: 'READ', from: 'NONE', to: 'TEAM' });
    expect(at(given, 'user.roles')).toEqual([{ code: 'SERVICE' }]);
    await run('administrator', 'UserRolesSet', { userId: user('serviceSouth'), roles: ['FIELD'] });
    const asks = async () =>
      (await (await server.as('serviceSouth')).query('{ opportunities { totalCount } }')).errors?.[0]?.extensions?.code;
    expect(await asks()).toBeUndefined();
    const removed = await run('administrator', 'RoleRuleRemove', { role: 'FIELD', kind: 'opportunity' });
    expect(at(removed, 'effect.groups.0.changes')).toContainEqual({ kind: 'opportunity', action: 'READ', from: 'TEAM', to: 'NONE' });
    expect(await asks()).toBe('FORBIDDEN');
    const archived = await run('administrator', 'RoleArchive', { role: 'FIELD' });
    expect(at(archived, 'role.archivedAt')).toBeTruthy();
    expect(at(await (await server.as('serviceSouth')).data('{ me { roles { code } } }'), 'me.roles')).toEqual([]);
    expect((await run('administrator', 'UserRolesSet', { userId: user('serviceSouth'), roles: ['FIELD'] })).errors).toMatchObject([
      { code: 'INVALID_INPUT' },
    ]);
    expect(at(await run('administrator', 'RoleRestore', { role: 'FIELD' }), 'role.archivedAt')).toBeNull();
    await run('administrator', 'UserRolesSet', { userId: user('serviceSouth'), roles: ['SERVICE'] });
  });

  test('nobody can lock everybody out, dry or not', async () => {
    const attempts: [string, Record<string, unknown>][] = [
      ['RoleRuleSet', { role: 'ADMINISTRATOR', kind: '*', ...scopes('ALL', 'TEAM') }],
      ['RoleRuleSet', { role: 'ADMINISTRATOR', kind: 'role', ...scopes('ALL') }],
      ['RoleRuleRemove', { role: 'ADMINISTRATOR', kind: '*' }],
      ['RoleArchive', { role: 'ADMINISTRATOR' }],
      ['UserRolesSet', { userId: user('administrator'), roles: ['SALES'] }],
    ];
    for (const [name, input] of attempts)
      for (const dryRun of [true, false])
        expect([name, (await run('administrator', name, { ...input, dryRun })).errors]).toMatchObject([
          name,
          [{ code: 'CONFLICT', message: expect.stringContaining('Nobody would be left') }],
        ]);
    expect(await rulesOf('ADMINISTRATOR')).toEqual([{ kind: '*', read_scope: 'ALL', write_scope: 'ALL' }]);
  });

  test('two administrators who take it from each other at once: one is refused', async () => {
    await run('administrator', 'UserRolesSet', { userId: user('managerAsia'), roles: ['ADMINISTRATOR'] });
    const answers = await Promise.all([
      run('administrator', 'UserRolesSet', { userId: user('managerAsia'), roles: ['MANAGER'] }),
      run('managerAsia', 'UserRolesSet', { userId: user('administrator'), roles: ['MANAGER'] }),
    ]);
    expect(answers.filter(({ errors }) => errors.length)).toHaveLength(1);
    const [left] = await server.sql<{ name: string }>(
      `select u.name from users u join user_roles x on x.user_id = u.id join roles r on r.id = x.role_id where r.code = 'ADMINISTRATOR'`,
    );
    const who = left?.name === cast.administrator.name ? 'administrator' : 'managerAsia';
    await run(who, 'UserRolesSet', { userId: user('administrator'), roles: ['ADMINISTRATOR'] });
    await run('administrator', 'UserRolesSet', { userId: user('managerAsia'), roles: ['MANAGER'] });
  });

  test('nobody grants more than they have, to themselves as little as to others', async () => {
    const before = [await rulesOf('OPERATIONS'), await rulesOf('SALES')];
    const refused = async (name: string, input: Record<string, unknown>, what: string) =>
      expect([name, (await run('operations', name, input)).errors]).toMatchObject([
        name,
        [{ code: 'FORBIDDEN', message: expect.stringContaining(what) }],
      ]);
    await refused('RoleRuleSet', { role: 'OPERATIONS', kind: 'user', ...scopes('ALL', 'ALL') }, 'user.write ALL');
    await refused('RoleRuleSet', { role: 'SALES', kind: 'lead', ...scopes('ALL', 'ALL') }, 'lead.read ALL');
    await refused('RoleRuleSet', { role: 'SALES', kind: '*', ...scopes('ALL') }, 'everything else.read ALL');
    await refused('RoleCreate', { code: 'TRICK', name: 'Trick', description: '', copyOf: 'ADMINISTRATOR' }, 'write ALL');
    await refused('UserRolesSet', { userId: user('operations'), roles: ['ADMINISTRATOR'] }, 'write ALL');
    await refused('UserRolesSet', { userId: user('manager'), roles: ['OPERATIONS', 'SALES'] }, 'granting what you do not have');
    // what FINANCE, and they, do not see
    await refused('RoleRuleSet', { role: 'FINANCE', kind: 'customer', ...scopes('ALL') }, 'Contact.birthday');
    expect([await rulesOf('OPERATIONS'), await rulesOf('SALES')]).toEqual(before);
    expect((await run('operations', 'RoleRuleSet', { role: 'SALES', kind: 'order', ...scopes('ALL', 'OWN', 'NONE') })).errors).toEqual([]);
    expect((await run('operations', 'RoleRuleSet', { role: 'SALES', kind: 'lead', ...scopes('TEAM', 'OWN', 'OWN') })).errors).toEqual([]);
  });

  test('nor takes over somebody who may do more, by a new password or address', async () => {
    const UPDATE = 'mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { user { id } errors { code } } }';
    await server.sql('update users set team_id = $1 where id = $2', [teams.europe, cast.administrator.id]);
    const takes = async (input: Record<string, unknown>) =>
      (await (await server.as('operations')).query(UPDATE, { input: { userId: user('administrator'), ...input } })).errors?.[0]?.extensions
        ?.code;
    expect([
      await takes({ password: 'a new long password' }),
      await takes({ email: 'mine@test.example' }),
      await takes({ active: false }),
    ]).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
  });
});
