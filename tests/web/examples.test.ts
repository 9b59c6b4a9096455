import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { buildSchema, getOperationAST, getVariableValues, parse, validate } from 'graphql';
import { examplesOf } from '../../web/src/documents.js';
import { fillIn } from '../../web/src/placeholders.js';

const FOLDER = 'schema/operations';
const schema = buildSchema(readFileSync('schema/schema.graphql', 'utf8'));
const files = readdirSync(FOLDER).map(name => [name, readFileSync(`${FOLDER}/${name}`, 'utf8')] as const);

test.each(files)('%s: every document is valid, and its example variables fit it', async (name, source) => {
  expect(validate(schema, parse(source)).map(String)).toEqual([]);
  for (const { query, variables } of examplesOf(name, source)) {
    const operation = getOperationAST(parse(query));
    const record = {
      id: 'x_0',
      department: { id: 'department_0' },
      account: { id: 'account_0' },
      available: { amount: '1', currency: 'EUR' },
    };
    const given = await fillIn(JSON.parse(variables || '{}') as Record<string, unknown>, async () => ({
      data: { any: record, budgetLines: { nodes: [record] } },
    }));
    expect(JSON.stringify(given)).not.toMatch(/<[a-z-]+>/);
    expect(getVariableValues(schema, operation?.variableDefinitions ?? [], given ?? {}).errors ?? []).toEqual([]);
  }
});

test('the tabs of a first visit are there', () => {
  const names = files.flatMap(([name, source]) => examplesOf(name, source).map(example => example.name));
  expect(names).toEqual(
    expect.arrayContaining(['Customer360', 'OpenTickets', 'SpendAgainstBudget', 'NewLead', 'TicketUpdated', 'BudgetOverrun']),
  );
});
