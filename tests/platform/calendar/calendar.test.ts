import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Client } from '../../support/client.js';
import { operation } from '../../support/operation.js';
import { type Server, startServer } from '../../support/server.js';

interface Made {
  calendar: { id: string; isDefault: boolean; version: number; holidays?: object[] } | null;
  errors: { code: string; message: string; path: string[] | null }[];
}
const document = (name: string) => operation('calendars', name);

let server: Server;
let administrator: Client;
beforeAll(async () => {
  server = await startServer();
  administrator = await server.as('administrator');
});
afterAll(() => server.stop());

const create = async (input: object, by = administrator) =>
  (await by.data<{ calendarCreate: Made }>(document('CalendarCreate'), { input })).calendarCreate;
const update = async (input: object) =>
  (await administrator.data<{ calendarUpdate: Made }>(document('CalendarUpdate'), { input })).calendarUpdate;
const desk = (name: string) => ({
  name,
  timeZone: 'Asia/Tokyo',
  week: [
    {
      day: 'MONDAY',
      intervals: [
        { from: '09:00', to: '12:00' },
        { from: '13:00', to: '24:00' },
      ],
    },
  ],
  holidays: [{ date: '2026-11-23', name: 'Labour Thanksgiving' }],
});

test('there is one from the start, which everybody may ask', async () => {
  const sales = await server.as('sales');
  const { calendars } = await sales.data<{ calendars: { nodes: { name: string; isDefault: boolean; week: object[] }[] } }>(
    document('Calendars'),
  );
  expect(calendars.nodes).toMatchObject([{ name: 'Office hours', isDefault: true, timeZone: 'Europe/Berlin' }]);
  expect(calendars.nodes[0]?.week[4]).toEqual({ day: 'FRIDAY', intervals: [{ from: '09:00', to: '17:00' }] });
  const span = { from: '2026-11-20T15:00:00Z', to: '2026-11-23T09:30:00Z' };
  expect(await sales.data(document('BusinessTime'), span)).toMatchObject({ businessTime: 'PT2H30M' });
  expect(await sales.data(document('BusinessTime'), { from: span.to, to: span.from })).toMatchObject({ businessTime: 'PT0S' });
  const due = { start: '2026-11-20T15:00:00Z', duration: 'PT8H' };
  expect(await sales.data(document('BusinessDue'), due)).toMatchObject({ businessDue: '2026-11-23T15:00:00.000Z' });
});

test('another is made, asked, and becomes the default in place of the first', async () => {
  const { calendar, errors } = await create(desk('Tokyo desk'));
  expect(errors).toEqual([]);
  const [calendarId, first] = [calendar?.id, 'query { calendars(where: { isDefault: { eq: true } }) { nodes { id name } } }'];
  const due = { start: '2026-11-20T15:00:00Z', duration: 'PT4H', calendarId };
  expect(await administrator.data(document('BusinessDue'), due)).toMatchObject({ businessDue: '2026-11-30T05:00:00.000Z' });

  const refused = await update({ calendarId, isDefault: true, expectedVersion: 7 });
  expect(refused.errors).toMatchObject([{ code: 'CONFLICT' }]);
  const made = await update({ calendarId, isDefault: true, holidays: [{ date: '2027-01-01', name: 'New Year' }] });
  expect(made).toMatchObject({ calendar: { isDefault: true, holidays: [{ date: '2027-01-01', name: 'New Year' }] }, errors: [] });
  expect(await administrator.data(first)).toEqual({ calendars: { nodes: [{ id: calendarId, name: 'Tokyo desk' }] } });
  expect((await update({ calendarId, isDefault: false })).errors).toMatchObject([{ code: 'INVALID_INPUT' }]);
});

test('every wrong place is named at once', async () => {
  const backwards = [{ from: '17:00', to: '09:00' }];
  const { errors } = await create({
    ...desk('Wrong'),
    week: [
      { day: 'MONDAY', intervals: backwards },
      { day: 'MONDAY', intervals: [] },
    ],
    holidays: [{ date: '2026-12-25', name: 'Christmas', intervals: backwards }],
  });
  expect(errors.map(({ path }) => path?.join('.'))).toEqual(['week.0.intervals', 'holidays.0.intervals', 'week']);
  const odd = await create({ ...desk('Odd'), week: [{ day: 'MONDAY', intervals: [{ from: '9', to: '25:00' }] }] });
  expect(odd.errors).toMatchObject([{ message: expect.stringContaining('"09:00"') }, { message: expect.stringContaining('"24:00"') }]);
  expect((await create(desk('office HOURS'))).errors).toMatchObject([{ code: 'CONFLICT' }]);
});

test('only whoever looks after calendars changes them', async () => {
  const answer = await (await server.as('sales')).query(document('CalendarCreate'), { input: desk('Mine') });
  expect(answer.errors).toMatchObject([{ extensions: { code: 'FORBIDDEN' } }]);
  expect((await server.anonymous.query(document('BusinessDue'), { start: '2026-11-20T15:00:00Z', duration: 'PT1H' })).errors).toMatchObject(
    [{ extensions: { code: 'UNAUTHENTICATED' } }],
  );
});

test('working time is hours and minutes, over ten years at most', async () => {
  const wrong = await administrator.query(document('BusinessDue'), { start: '2026-11-20T15:00:00Z', duration: 'P1M' });
  expect(wrong.errors).toMatchObject([{ message: expect.stringContaining('such as "PT8H"'), extensions: { code: 'INVALID_INPUT' } }]);
  const long = await administrator.query(document('BusinessTime'), { from: '2016-01-01T00:00:00Z', to: '2027-01-01T00:00:00Z' });
  expect(long.errors).toMatchObject([{ extensions: { code: 'INVALID_INPUT' } }]);
});
