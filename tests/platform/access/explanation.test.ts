import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type CastName, cast } from '../../support/cast.js';
import { at } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';
import { customersOf } from './stage.js';

const user = (name: CastName) => `user_${cast[name].id.replaceAll('-', '')}`;

interface RecordAccess {
  canRead: boolean;
  canWrite: boolean;
  canDelete: boolean;
  because: { action: 'READ' | 'WRITE' | 'DELETE'; scope: string; text: string }[];
}

describe('what a person sees, and why', () => {
  let server: Server;
  let customers: Record<string, string>;
  const owners = ['sales', 'salesNorth', 'salesSouth', 'salesAsia'] as const;
  beforeAll(async () => {
    server = await startServer();
    customers = Object.fromEntries(
      Object.entries(await customersOf(server.database, owners)).map(([name, id]) => [name, `customer_${id.replaceAll('-', '')}`]),
    );
    await server.sql(
      `insert into absences (id, created_at, created_by, updated_at, updated_by, user_id, starts_at, ends_at, substitute_id, delegates)
       values (uuidv7(), now(), $1, now(), $1, $1, now() - interval '1 hour', now() + interval '1 hour', $2, true)`,
      [cast.sales.id, cast.salesAsia.id],
    );
  });
  afterAll(() => server.stop());

  const accessTo = async (asker: CastName, who: CastName, id: string) =>
    (await (await server.as(asker)).data<{ accessTo: RecordAccess }>(operation('access', 'AccessTo'), { userId: user(who), id })).accessTo;

  test('of every person and record, what the policies allow has a reason, and what they do not has none', async () => {
    const wrong: unknown[] = [];
    for (const who of Object.keys(cast) as CastName[]) {
      const mine = await (await server.as(who)).query('{ customers(first: 200) { nodes { id } } }');
      const seen = (at(mine.data, 'customers.nodes') as { id: string }[] | undefined)?.map(node => node.id) ?? [];
      for (const [owner, id] of Object.entries(customers)) {
        const { because, ...can } = await accessTo('administrator', who, id);
        const has = (action: string) => because.some(reason => reason.action === action);
        if (
          can.canRead !== has('READ') ||
          can.canWrite !== has('WRITE') ||
          can.canDelete !== has('DELETE') ||
          can.canRead !== seen.includes(id)
        )
          wrong.push([who, owner, can, because]);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('reasons name role, rule and team, or the absent person', async () => {
    expect(
      (await accessTo('administrator', 'sales', customers.salesNorth as string)).because.map(({ action, text }) => [action, text]),
    ).toEqual(
      ['sees', 'makes and changes', 'deletes'].map((does, i) => [
        ['READ', 'WRITE', 'DELETE'][i],
        `By the rule for "customer" of the role "SALES", ${cast.sales.name} ${does} what ${cast.sales.name} owns and what belongs to the team or to teams below it (here "Team north").`,
      ]),
    );
    const substitute = await accessTo('administrator', 'salesAsia', customers.sales as string);
    expect(substitute).toMatchObject({ canRead: true, canWrite: true, canDelete: false });
    expect(substitute.because[0]?.text).toContain(`stands in for ${cast.sales.name}`);
  });

  test('everybody asks about themselves, about records that they see; about others only who may change roles', async () => {
    const sales = await server.as('sales');
    const { access } = await sales.data<{ access: { kinds: { kind: string; read: string }[]; teams: { name: string }[] } }>(
      operation('access', 'MyAccess'),
    );
    const { me } = await sales.data<{ me: { permissions: string[] } }>('{ me { permissions } }');
    expect(access.kinds.filter(({ read }) => read !== 'NONE').map(({ kind }) => `${kind}.read`)).toEqual(
      me.permissions.filter(permission => permission.endsWith('.read')),
    );
    expect(access.teams).toEqual([{ name: 'Team north', own: true }]);
    const others = await sales.query(operation('access', 'AccessOf'), { userId: user('manager') });
    expect(others.errors?.[0]?.extensions?.code).toBe('FORBIDDEN');
    const hidden = await sales.query(operation('access', 'AccessTo'), { userId: user('sales'), id: customers.salesSouth });
    expect(hidden.errors?.[0]?.extensions?.code).toBe('NOT_FOUND');
    expect(await accessTo('sales', 'sales', customers.sales as string)).toMatchObject({ canRead: true, canWrite: true, canDelete: true });
  });

  test('a substitute is told for whom and until when, and what is not passed on', async () => {
    const { access } = await (await server.as('salesAsia')).data<{ access: Record<string, unknown> }>(operation('access', 'MyAccess'));
    expect(access.standsInFor).toMatchObject([{ person: { name: cast.sales.name }, withheld: [] }]);
    const lead = (access.kinds as { kind: string; because: { text: string }[] }[]).find(({ kind }) => kind === 'lead');
    expect(lead?.because.map(({ text }) => text)).toContainEqual(expect.stringContaining(`what ${cast.sales.name} owns`));
  });
});
