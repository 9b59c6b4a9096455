import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ExecutionResult } from 'graphql';
import { people } from './company.js';
import { generate } from './documents.js';
import { Lanes } from './lanes.js';

let lanes: Lanes;
beforeAll(async () => {
  lanes = await Lanes.open();
}, 60_000);
afterAll(() => lanes.close());

const REFUSALS = ['FORBIDDEN', 'INVALID_INPUT', 'LIMIT_EXCEEDED', 'NOT_FOUND', 'CURSOR_EXPIRED'];

/** What came of it: the answer, or the code of the refusal. */
async function outcome(run: () => Promise<{ result: ExecutionResult | undefined }>): Promise<ExecutionResult | string | undefined> {
  try {
    const { result } = await run();
    const code = result?.errors?.[0]?.extensions?.code;
    if (result?.errors && !REFUSALS.includes(String(code))) return JSON.stringify(result.errors);
    return result?.data ? result : result && String(code);
  } catch (error) {
    const { code = '', message } = error as { code?: string; message: string };
    return REFUSALS.includes(code) ? code : message;
  }
}

/** Some ids of every type: of rows that are there, and one that is not. */
async function idsOf({ api }: Lanes): Promise<Map<string, string[]>> {
  const ids = new Map<string, string[]>();
  for (const model of api.models.values()) {
    if (model.declared.prefix) ids.set(model.gql.name, [`${model.declared.prefix}_${'0'.repeat(32)}`]);
  }
  for (const link of api.models.get('Query')?.links.values() ?? []) {
    if (link.kind !== 'many') continue;
    const { list } = await lanes.data<{ list: { nodes: { id: string }[] } }>(`{ list: ${link.name}(first: 3) { nodes { id } } }`);
    ids.get(link.model.gql.name)?.push(...list.nodes.map(({ id }) => id));
  }
  return ids;
}

test('2,000 documents at random have one answer: as text, and through the standard executor', async () => {
  const world = { roots: [...(lanes.api.models.get('Query')?.links.keys() ?? [])], ids: await idsOf(lanes) };
  const viewers = (['ALL', 'TEAM', 'OWN'] as const).map(scope => lanes.viewer(scope, { user: people.north }));
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), fc.constantFrom(...viewers), async (g, as) => {
      const { document, variables } = generate(lanes.api.schema, g, world);
      const text = await outcome(() => lanes.text(document, variables, as));
      const oracle = await outcome(() => lanes.oracle(document, variables, as));
      const refused = typeof oracle === 'string' && REFUSALS.includes(oracle);
      expect({ document, variables, fault: typeof oracle === 'object' || refused ? null : oracle }).toEqual({
        document,
        variables,
        fault: null,
      });
      if (text === undefined) return;
      if (typeof text === 'object') compared++;
      expect({ document, variables, answer: text }).toEqual({ document, variables, answer: oracle });
    }),
    { numRuns: 2_000, ...(process.env.SEED && { seed: Number(process.env.SEED) }), endOnFailure: true },
  );
  // most are answered, and not refused
  expect(compared).toBeGreaterThan(1_200);
}, 300_000);

test('sums of which none is asked for are one object', async () => {
  const document = 'query ($no: Boolean!) { customers { nodes { id orderTotals { __typename orderCount @skip(if: $no) } } } }';
  const as = lanes.viewer('ALL', { user: people.north });
  const text = await outcome(() => lanes.text(document, { no: true }, as));
  expect(text).toMatchObject({ data: { customers: { nodes: expect.arrayContaining([]) } } });
  expect(text).toEqual(await outcome(() => lanes.oracle(document, { no: true }, as)));
});
