import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildSchema, parse, validate } from 'graphql';
import { watchable, watchDocument } from '../../src/commands/watch/document.js';
import { type Event, lineOf } from '../../src/commands/watch/line.js';
import { assignLead, createLead } from '../live/leads.js';
import { emailOf, PASSWORD } from '../support/cast.js';
import { userId } from '../support/ids.js';
import { launch, type Server, startServer } from '../support/server.js';
import { openWire, type Wire } from '../support/wire.js';

const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));

describe('what is shown is chosen from the schema', () => {
  test.each(watchable(schema))('$name: a valid document, and one sentence about it', ({ name, about }) => {
    expect(validate(schema, parse(watchDocument(schema, name)))).toEqual([]);
    expect(about).toMatch(/^[A-Z][^`]+\.$/);
  });

  test('fields that are hidden from the person are not asked for', () => {
    expect(watchDocument(schema, 'newLead')).toContain('company');
    expect(watchDocument(schema, 'newLead', ['Lead.company'])).not.toContain('company');
  });

  const event = (kind: string, more: object): Event => ({
    __typename: kind,
    cursor: '1.x',
    at: '2026-11-26T10:00:00Z',
    actor: { name: 'Ada' },
    ...more,
  });
  const line = (kind: string, more: object) => lineOf(event(kind, more), (_style, text) => text).replace(/^\S+ +/, '');

  test.each([
    [
      'a record by its names, then what is the case',
      line('LeadCreated', {
        subject_: { number: 'L-1', name: 'Bo', company: 'Berg', status: 'NEW', possibleDuplicate: true, assignee: null },
      }),
      'LeadCreated      L-1 Bo, Berg  status: NEW  possible duplicate  by Ada',
    ],
    [
      'changes with before and after, not twice',
      line('TicketChanged', {
        changes: [
          { field: 'priority', before: 'LOW', after: 'HIGH' },
          { field: 'queue', before: null, after: 'DHL' },
        ],
        subject_: { number: 'T-1', priority: 'HIGH', status: 'OPEN' },
      }),
      'TicketChanged    T-1  priority: LOW → HIGH  queue: – → DHL  status: OPEN  by Ada',
    ],
    [
      'amounts, and a record without a name of its own',
      line('BudgetCrossed', {
        percent: 80,
        spent: '90',
        subject_: { spent: { amount: '95', currency: 'EUR' }, budget: { name: 'Travel' }, account: { name: 'Hotels' } },
      }),
      'BudgetCrossed    Travel, Hotels  percent: 80  spent: 90  by Ada',
    ],
    [
      'a record that left',
      line('LeadLeft', { id: 'lead_1', reason: 'NOT_VISIBLE' }),
      'LeadLeft         lead_1  reason: NOT_VISIBLE  by Ada',
    ],
    [
      'long texts on one line, cut',
      line('TicketNoted', { subject_: { number: 'T-1' }, message: { body: `First\nline, ${'and more '.repeat(20)}` } }),
      'TicketNoted      T-1  message: “First line, and more and more and more and more and more an…”  by Ada',
    ],
  ])('%s', (_what, made, expected) => expect(made).toBe(expected));
});

describe('npm run watch', () => {
  let server: Server;
  let wire: Wire;
  beforeAll(async () => {
    server = await startServer();
    wire = await openWire(server.url);
  });
  afterAll(async () => {
    await wire.close();
    await server.stop();
  });

  const run = (args: string[], env: Record<string, string> = {}) => launch(env, ['dist/commands/watch.js', ...args]);
  const as = (name: 'sales' | 'marketing') => ({
    BELLWETHER_URL: `http://127.0.0.1:${wire.port}`,
    BELLWETHER_EMAIL: emailOf(name),
    BELLWETHER_PASSWORD: PASSWORD,
  });

  test('without a name it lists what there is', async () => {
    const { ended, output } = run([], as('sales'));
    expect(await ended).toBe(0);
    expect(output.join('\n')).toMatch(/^ {2}newLead +Leads as they come in and as they get a new assignee, of those that you may see\.$/m);
    expect(output.at(-1)).toBe('For example: npm run watch -- newLead');
  });

  test('it tells events by the line, comes back after a lost link, and says where to go on', async () => {
    const { ended, output, says, child } = run(['newLead'], as('marketing'));
    await says(/Live\. Waiting/);
    const lead = await createLead(server, 'manager', 'sales', 'Ada Lind');
    await says(/LeadCreated {6}L-\d+ Ada Lind {2}status: ASSIGNED {2}assignee: Sigrid Nord {2}team: Team north {2}by Clara Chef$/);
    wire.to(1);
    wire.cut();
    await says(/Connection lost\. Trying again; nothing is missed/);
    await assignLead(server, 'manager', lead, 'salesSouth');
    wire.to(server.url);
    await says(/LeadAssigned {5}L-\d+ Ada Lind/);
    await says(/Live again\. What was missed is told above: 1 event\./);
    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(output.filter(line => line.includes('Ada Lind'))).toHaveLength(2);
    const [, after = ''] = /^To go on from here: npm run watch -- newLead --after (\S+)$/.exec(output.at(-1) ?? '') ?? [];

    await createLead(server, 'manager', 'sales', 'Bo Berg');
    const again = run(['newLead', '--after', after], as('marketing'));
    await again.says(/Live\. What was missed is told above: 1 event\./);
    expect(again.output.filter(line => /Lead(Created|Assigned)/.test(line))).toEqual([expect.stringContaining('Bo Berg')]);
    again.child.kill('SIGINT');
    await again.ended;
  });

  test('it says that rights have changed, and goes on', async () => {
    const watching = run(['newLead', '--where', '{"team": {"name": {"eq": "Team asia"}}}'], as('sales'));
    await watching.says(/Live\. Waiting/);
    await (await server.as('administrator')).data('mutation ($input: UserRolesSetInput!) { userRolesSet(input: $input) { changeId } }', {
      input: { userId: userId('sales'), roles: ['SALES', 'MARKETING'] },
    });
    await watching.says(/Your rights have changed/);
    await watching.says(/You see other records than before/);
    await watching.says(/Live again\. Waiting/);
    await createLead(server, 'administrator', 'sales', 'Unasked');
    await createLead(server, 'administrator', 'salesAsia', 'Wanted');
    await watching.says(/LeadCreated {6}L-\d+ Wanted/);
    expect(watching.output.join()).not.toContain('Unasked');
    watching.child.kill('SIGTERM');
    expect(await watching.ended).toBe(0);
  });

  test.each([
    ['a name that is none', ['leads'], /^There is no subscription "leads"\. There is: jobFailed, .*newLead/],
    ['a filter that is no JSON', ['newLead', '--where', '{x'], /^--where is not JSON/],
    ['a filter that does not fit', ['newLead', '--where', '{"nope": 1}'], /Field "nope" is not defined by type "LeadWhere"/],
    ['half a sign-in', ['--email', 'a@b.example'], /^Give both --email and --password/],
    ['a wrong password', ['--password', 'wrong'], /^The e-mail address or the password is wrong/],
    ['an option that is none', ['--follow'], /^Unknown option '--follow'/],
    ['no server', ['--url', 'http://127.0.0.1:1', '--email', '', '--password', ''], /^No server answers at http:\/\/127\.0\.0\.1:1\//],
    ['no demo company', ['--email', '', '--password', ''], /^This server has no demo company/],
  ])('%s is said in a line', async (what, args, said) => {
    const env = as('sales');
    const { ended, output } = run(args, what === 'half a sign-in' ? { BELLWETHER_URL: env.BELLWETHER_URL } : env);
    expect(await ended).toBe(1);
    expect(output.find(line => said.test(line)) ?? output).toMatch(said);
    expect(output.join()).not.toMatch(/\bat .*\.js:\d+/);
  });
});
