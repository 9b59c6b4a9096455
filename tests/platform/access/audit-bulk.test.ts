import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { makeDatabase, type TestDatabase } from '../../support/database.js';

let database: TestDatabase;
let client: pg.Client;
beforeAll(async () => {
  database = await makeDatabase();
  client = new pg.Client(database.adminUrl);
  await client.connect();
});
afterAll(async () => {
  await client.end();
  await database.drop();
});

test('an update of many rows is audited in linear time, also after one of no row', async () => {
  const plans: string[] = [];
  client.on('notice', notice => plans.push(notice.message ?? ''));
  await client.query("load 'auto_explain'");
  await client.query(
    'set auto_explain.log_min_duration = 0; set auto_explain.log_nested_statements = on; set auto_explain.log_level = notice',
  );
  await client.query(`insert into categories (id, created_at, created_by, updated_at, updated_by, name)
    select uuidv7(), now(), '00000000-0000-7000-8000-000000000000', now(), '00000000-0000-7000-8000-000000000000', 'Category ' || i from generate_series(1, 1000) i`);
  await client.query("update categories set name = name || '!' where false");
  plans.length = 0;

  await client.query("update categories set name = name || '!'");

  const audit = plans.filter(plan => plan.includes('old_rows'));
  expect(audit).toHaveLength(1);
  expect(audit[0]).toMatch(/(Hash|Merge) Full Join/);
  expect(
    (await client.query("select 1 from audit_entries where operation = 'UPDATE' and field = 'name' and after like '%!'")).rowCount,
  ).toBe(1000);
});
