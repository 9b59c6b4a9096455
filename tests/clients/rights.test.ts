import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type BellwetherError, inMemory } from '#client';
import { createLead } from '../live/leads.js';
import type { CastName } from '../support/cast.js';
import { userId } from '../support/ids.js';
import { type Server, startServer } from '../support/server.js';
import { follow, reading, signedIn, type Way } from './following.js';

let server: Server;
beforeAll(async () => {
  // no pings: their cursors serve every subscription of a client, so that a change of any right ends them
  server = await startServer({ env: { PING_INTERVAL: '600000', REPLAY_LIMIT: '20' } });
});
afterAll(() => server.stop());

const administrator = () => server.as('administrator');
const setRoles = async (name: CastName, roles: string[]) =>
  (await administrator()).data('mutation ($input: UserRolesSetInput!) { userRolesSet(input: $input) { changeId } }', {
    input: { userId: userId(name), roles },
  });
const setActive = async (name: CastName, active: boolean) =>
  (await administrator()).data('mutation ($input: UserUpdateInput!) { userUpdate(input: $input) { changeId } }', {
    input: { userId: userId(name), active },
  });
const codeOf = (error: unknown) => (error as BellwetherError).code;

describe.each<Way>(['socket', 'stream'])('over a %s', transport => {
  const as = (name: CastName, options = {}) => signedIn(server.url, name, { transport, ...options });
  const meanwhile = async (n: number) => {
    for (let i = 0; i < n; i++) await createLead(server, 'manager', 'manager', `Meanwhile ${i}`);
  };

  test('who sees other records than before reads the list again, and goes on from there', async () => {
    const client = await as('salesSouth');
    const { read, whys } = reading(client);
    const following = follow(client, { read });
    await following.live();
    await setRoles('salesSouth', ['SALES', 'MARKETING']);
    await following.live(2);
    expect(whys).toEqual(['START', 'ACCESS_CHANGED']);
    expect(following.away).toEqual(['RIGHTS_CHANGED', 'ACCESS_CHANGED']);
    expect(following.rights).toHaveLength(1);
    await createLead(server, 'manager', 'sales', 'Gained');
    await following.until(() => following.names.includes('Gained'));
    await setRoles('salesSouth', ['SALES']);
    await client.close();
  });

  test('who sees the same records as before is told that rights changed, and misses nothing', async () => {
    const client = await as('marketing');
    const { read, whys } = reading(client);
    const following = follow(client, { read });
    await following.live();
    await createLead(server, 'manager', 'sales', 'Before');
    await following.until(() => following.names.includes('Before'));
    await setRoles('marketing', ['MARKETING', 'OPERATIONS']);
    await createLead(server, 'manager', 'sales', 'After');
    await following.until(() => following.names.includes('After'));
    expect(following.names).toEqual(['Before', 'After']);
    await following.until(() => following.rights.length === 1);
    expect(whys).toEqual(['START']);
    await setRoles('marketing', ['MARKETING']);
    await client.close();
  });

  test('without a way to read again it ends, and says why', async () => {
    const client = await as('salesNorth');
    const following = follow(client);
    await following.live();
    await setRoles('salesNorth', ['SALES', 'MARKETING']);
    expect(codeOf(await following.ended)).toBe('ACCESS_CHANGED');
    await setRoles('salesNorth', ['SALES']);
  });

  test('who is deactivated hears nothing more, and has to sign in', async () => {
    const told: string[] = [];
    const tokens = inMemory<never>();
    const client = await as('managerAsia', { tokens, onSignedOut: (why: BellwetherError) => told.push(why.code) });
    const following = follow(client);
    await following.live();
    await setActive('managerAsia', false);
    expect(codeOf(await following.ended)).toBe('SESSION_ENDED');
    expect(told).toEqual(['SESSION_ENDED']);
    expect(tokens.load()).toBeUndefined();
    await setActive('managerAsia', true);
  });

  test('who signs out ends what was followed', async () => {
    const client = await as('salesAsia');
    const following = follow(client);
    await following.live();
    await client.signOut();
    expect(await following.ended).toBeUndefined();
    await expect(client.query('{ me { name } }')).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('who signs out elsewhere, too', async () => {
    const [here, there] = [await as('salesAsia'), await as('salesAsia')];
    const following = follow(here);
    await following.live();
    await there.signOut({ everywhere: true });
    expect(codeOf(await following.ended)).toBe('SESSION_ENDED');
  });

  test('who was away for too long reads the list again; what it has not handled it still handles first', async () => {
    const client = await as('manager');
    const { read, whys } = reading(client);
    const cursor = inMemory<string>();
    const first = follow(client, { cursor, read });
    await first.live();
    await first.stop();
    await meanwhile(30);
    const second = follow(client, { cursor, read });
    await second.live();
    expect(whys).toEqual(['START', 'CURSOR_EXPIRED']);
    expect(second.events).toEqual([]);
    await createLead(server, 'manager', 'manager', 'Now');
    await second.until(() => second.events.length === 1);
    await second.stop();

    await meanwhile(30);
    const third = follow(client, { cursor });
    expect(codeOf(await third.ended)).toBe('CURSOR_EXPIRED');
    await client.close();
  });

  test('a subscription that is not for the person ends at once', async () => {
    const client = await as('operations');
    expect(codeOf(await follow(client).ended)).toBe('FORBIDDEN');
    const stranger = await as('salesAsia');
    await stranger.signOut();
    expect(codeOf(await follow(stranger).ended)).toBe('UNAUTHENTICATED');
  });
});
