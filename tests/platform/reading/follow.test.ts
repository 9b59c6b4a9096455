import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type DocumentNode, parse, validate } from 'graphql';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { follower } from '../../../src/platform/reading/follow.js';
import { leadUuid, people } from './company.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
let position = 0;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

const leadId = (n: number) => `lead_${leadUuid(n).replaceAll('-', '')}`;

/** Puts an event into the log, as the relay does. @returns its position */
async function log(
  name: string,
  lead: number,
  { before = null as object | null, payload = {}, owners = [people.north, people.north] as (string | null)[], deleted = false } = {},
): Promise<number> {
  await lanes.database.sql(
    `insert into event_log (position, change_id, name, kind, subject_id, version, owner_before, owner_after, actor_id, at, payload, before, deleted)
     values ($1, $2, $3, 'lead', $2, 1, $4, $5, $6, '2026-05-01T10:00:00.25Z', $7, $8, $9)`,
    [
      ++position,
      leadUuid(lead),
      name,
      owners[0],
      owners[1],
      people.south,
      JSON.stringify(payload),
      before && JSON.stringify(before),
      deleted,
    ],
  );
  return position;
}

const DOCUMENT = `subscription ($where: LeadWhere, $after: Cursor) {
  newLead(where: $where, after: $after) {
    __typename
    ... on Event { cursor changeId at actor { name } }
    ... on LeadCreated { lead { id status assignee { name } } }
    ... on LeadAssigned { why lead { id } }
    ... on LeadLeft { id reason }
    ... on CaughtUp { place: cursor }
  }
}`;

function follow(text: string, variables: Record<string, unknown>, as: Viewer) {
  const document: DocumentNode = parse(text);
  expect(validate(lanes.api.schema, document)).toEqual([]);
  return follower(lanes.api, { reader: lanes.reader, config: { costLimit: 10_000 } })(
    { text, document, operationName: undefined, variables },
    as,
  );
}

async function told(after: number, variables: Record<string, unknown> = {}, as = lanes.viewer('ALL')) {
  const rows = await follow(DOCUMENT, variables, as).read(as, { after: BigInt(after), upTo: BigInt(position), limit: 100 });
  return rows.map(row => [Number(row.position), row.text && JSON.parse(row.text).data.newLead]);
}

test('an event is told with its record as it is now, its own fields and who did it', async () => {
  const at = await log('lead.created', 1);
  const assigned = await log('lead.assigned', 1, { payload: { why: 'It was "their" turn\n.' } });
  await log('lead.changed', 1);
  const events = await told(at - 1);
  expect(events).toEqual([
    [
      at,
      {
        __typename: 'LeadCreated',
        cursor: expect.stringMatching(new RegExp(`^${at}\\.`)),
        changeId: leadUuid(1),
        at: '2026-05-01T10:00:00.25Z',
        actor: { name: 'Sven' },
        lead: { id: leadId(1), status: 'ASSIGNED', assignee: { name: 'Sven' } },
      },
    ],
    [assigned, expect.objectContaining({ __typename: 'LeadAssigned', why: 'It was "their" turn\n.', lead: { id: leadId(1) } })],
  ]);
});

test('each hears of what they may see, or saw before', async () => {
  const before = position;
  await log('lead.created', 4, { owners: [null, people.north] });
  await log('lead.created', 5, { owners: [null, people.south] });
  const moved = await log('lead.assigned', 5, { owners: [people.north, people.south], payload: { why: 'x' } });
  const north = await told(before, {}, lanes.viewer('OWN'));
  expect(north).toEqual([
    [before + 1, expect.objectContaining({ __typename: 'LeadCreated' })],
    [moved, expect.objectContaining({ __typename: 'LeadLeft', id: leadId(5), reason: 'NOT_VISIBLE' })],
  ]);
  expect((await told(before, {}, lanes.viewer('OWN', { user: people.south }))).map(([at]) => at)).toEqual([before + 2, moved]);
  expect(await told(before, {}, lanes.viewer('OWN', { user: people.lone }))).toEqual([]);
});

test('who follows a filter hears of what matches, of what leaves it, and of nothing else', async () => {
  const before = position;
  const where = { status: { eq: 'WORKING' } };
  // 2 is WORKING, 3 is NEW and was WORKING, 6 is NEW and was ASSIGNED
  await log('lead.assigned', 2, { before: { owner_id: people.south }, payload: { why: 'x' } });
  await log('lead.assigned', 3, { before: { status: 'WORKING' } });
  await log('lead.assigned', 6, { before: { status: 'ASSIGNED' } });
  await log('lead.created', 6);
  expect(await told(before, { where })).toEqual([
    [before + 1, expect.objectContaining({ __typename: 'LeadAssigned', lead: { id: leadId(2) } })],
    [before + 2, expect.objectContaining({ __typename: 'LeadLeft', id: leadId(3), reason: 'NO_LONGER_MATCHES' })],
    [before + 3, null],
    [before + 4, null],
  ]);
});

test('a record that two changes took out of the filter is told as gone by the first', async () => {
  const before = position;
  // 9 is NEW without an address; it was WORKING, with one
  await log('lead.assigned', 9, { before: { email: 'was@example.com' } });
  await log('lead.assigned', 9, { before: { status: 'WORKING' } });
  const events = await told(before, { where: { status: { eq: 'WORKING' }, email: { isNull: false } } });
  expect(events).toEqual([
    [before + 1, expect.objectContaining({ __typename: 'LeadLeft', reason: 'NO_LONGER_MATCHES' })],
    [before + 2, null],
  ]);
});

test('a deleted record is told as deleted', async () => {
  const before = position;
  await lanes.database.sql('delete from leads where id = $1', [leadUuid(60)]);
  await log('lead.assigned', 60, { deleted: true, before: { status: 'NEW' } });
  expect(await told(before)).toEqual([[before + 1, expect.objectContaining({ __typename: 'LeadLeft', reason: 'DELETED' })]]);
});

test('a stretch has an end and a length', async () => {
  const as = lanes.viewer('ALL');
  const followed = follow(DOCUMENT, {}, as);
  expect((await followed.read(as, { after: 0n, upTo: 3n, limit: 100 })).every(row => row.position <= 3n)).toBe(true);
  expect(await followed.read(as, { after: 0n, upTo: 100n, limit: 2 })).toHaveLength(2);
  expect(await followed.read(as, { after: 1000n, upTo: 2000n, limit: 2 })).toEqual([]);
});

test('the document without its cursor decides who shares what is told', () => {
  const as = lanes.viewer('ALL');
  const followed = follow(DOCUMENT, { after: '1.abcdefghijk' }, as);
  expect(followed.after).toBe('1.abcdefghijk');
  expect(followed.key).toBe(follow(DOCUMENT, { after: '2.abcdefghijk' }, as).key);
  expect(followed.key).not.toBe(follow(DOCUMENT, { where: { status: { eq: 'NEW' } } }, as).key);
  expect(followed.kinds).toContain('lead');
  expect([...followed.names].sort()).toEqual(['lead.assigned', 'lead.created']);
  expect(JSON.parse(followed.caughtUp('7.x'))).toEqual({ data: { newLead: { __typename: 'CaughtUp', place: '7.x' } } });
});

test('hidden fields and kinds out of reach are refused when the subscription begins', () => {
  const hidden = lanes.viewer('ALL', { hidden: ['Lead.email'] });
  expect(() => follow(DOCUMENT, { where: { email: { isNull: true } } }, hidden)).toThrow(/Lead\.email/);
  expect(() => follow(DOCUMENT, {}, lanes.viewer('NONE'))).toThrow(/lead/);
});
