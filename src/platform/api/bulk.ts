import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { endReleases } from '../access/release.js';
import { attempt } from '../database/attempt.js';
import type { Tx } from '../database/tx.js';
import { ApiError, invalidInput, platformErrors, type WrongField } from './errors.js';
import { faultsOf, validateInput } from './input.js';
import { payloadOf, type RecordType, recordsOf, type UserError, UserErrorType, userErrors } from './payload.js';

/** Rows that go in at once; for more there is the import. */
export const MOST_ROWS = 500;
/** Rows after which what is written is forgotten, so that neither a flush nor row security has much to compare. */
const FORGET_AFTER = 20;

export const OnError = { REJECT_ALL: 'REJECT_ALL', REJECT_ROWS: 'REJECT_ROWS' } as const;
registerEnumType(OnError, {
  name: 'BulkOnError',
  description: 'What becomes of the good rows if others are refused.',
  valuesConfig: {
    REJECT_ALL: { description: 'Nothing is changed. `errors` names what is wrong with every row.' },
    REJECT_ROWS: { description: 'The good rows go in. `results` says for each of the others why not.' },
  },
});

/** Many of one input. */
export abstract class BulkInput<Row extends object> {
  rows!: Row[];
  onError!: keyof typeof OnError;
}

/**
 * The input of a mutation's bulk form: `bulkInputOf('LeadAssign', LeadAssignInput)` is the class of `LeadAssignBulkInput { rows onError }`.
 *
 * @param row the input of the mutation itself
 */
export function bulkInputOf<Row extends object>(name: string, row: abstract new () => Row): new () => BulkInput<Row> {
  // A type of its own: what a mutation's input has beside, such as the idempotency key, is said once for all rows.
  const rowName = `${name}RowInput`;
  const rowType = { [rowName]: class extends (row as unknown as new () => object) {} }[rowName] as unknown as new () => Row;
  InputType(rowName, { description: `One row: as in ${name}Input.` })(rowType);
  const bulkName = `${name}BulkInput`;
  const bulkType = { [bulkName]: class extends BulkInput<Row> {} }[bulkName] as new () => BulkInput<Row>;
  InputType(bulkName, { description: `Up to ${MOST_ROWS} rows that go in together, in one transaction.` })(bulkType);
  Field(() => [rowType], { description: `In the order in which they are done; at most ${MOST_ROWS}.` })(bulkType.prototype, 'rows');
  Field(() => OnError as never, { defaultValue: 'REJECT_ALL', description: 'What becomes of the good rows if others are refused.' })(
    bulkType.prototype,
    'onError',
  );
  return bulkType;
}

/** What became of one row. */
interface Result {
  index: number;
  errors: UserError[];
}

/** `bulkPayloadOf('Lead', { lead: () => LeadType })`: the class of `LeadBulkPayload { results { index lead errors } succeeded failed changeId errors }`. */
export function bulkPayloadOf(name: string, records: Record<string, RecordType>): new () => object {
  const result = { [`${name}BulkResult`]: class {} }[`${name}BulkResult`] as new () => object;
  ObjectType(`${name}BulkResult`, { description: 'What became of one row.' })(result);
  recordsOf(result, records, { values: ['index', 'errors'] });
  Field(() => Int, { description: 'Place of the row in `rows`, from 0.' })(result.prototype, 'index');
  Field(() => [UserErrorType], { description: 'Why it was refused; empty if it went in. `path` begins with "rows" and the index.' })(
    result.prototype,
    'errors',
  );
  const payload = payloadOf(`${name}Bulk`, {}, { values: ['succeeded', 'failed'], lists: { results: `${name}BulkResult` } });
  Field(() => [result], { description: 'One for each row, in order; empty if nothing was done.' })(payload.prototype, 'results');
  Field(() => Int, { description: 'Rows that went in.' })(payload.prototype, 'succeeded');
  Field(() => Int, { description: 'Rows that were refused.' })(payload.prototype, 'failed');
  return payload;
}

/** What is wrong with rows that were refused before anything was done. */
const faults = new WeakMap<object, WrongField[]>();

/**
 * Checks an argument of a resolver, and turns its ids into uuids. What type-graphql calls for every argument.
 *
 * @throws INVALID_INPUT with every wrong field at once; of a bulk form that goes in without its bad rows, `bulk` tells them
 * @throws LIMIT_EXCEEDED for too many rows
 */
export function validateArgument(value: unknown): void {
  if (value instanceof BulkInput && value.rows.length > MOST_ROWS)
    throw platformErrors.LIMIT_EXCEEDED(
      `${value.rows.length} rows are more than the ${MOST_ROWS} that go in at once. Send them in parts, or bring them in as a file, by the import.`,
    );
  if (value instanceof BulkInput && value.onError === 'REJECT_ROWS') {
    for (const fault of faultsOf(value)) {
      const row = value.rows[Number(fault.path[1])];
      if (row) faults.set(row, [...(faults.get(row) ?? []), fault]);
    }
  } else validateInput(value);
}

const at = (index: number): string[] => ['rows', String(index)];

/** Rows of one transaction. */
class Rows<Row extends object, Made extends object> {
  constructor(
    private readonly tx: Tx,
    private readonly rows: readonly Row[],
    private readonly make: (row: Row) => Promise<Made>,
  ) {}

  /** All of them without a way back. @returns undefined if one was refused: nothing of any of them is left then */
  async together(): Promise<Result[] | undefined> {
    const done = await attempt(this.tx, async () => {
      const results: Result[] = [];
      for (const [index, row] of this.rows.entries()) {
        const wrong = faults.get(row);
        results.push(wrong ? refused(index, wrong) : { index, errors: [], ...(await this.one(row)) });
        if (index % FORGET_AFTER === FORGET_AFTER - 1) await this.forget();
      }
      return results;
    });
    return 'made' in done ? done.made : undefined;
  }

  /** Each on its own feet. Two more statements a row, and many subtransactions slow others down: only where a row was refused. */
  async apart(): Promise<Result[]> {
    const results: Result[] = [];
    for (const [index, row] of this.rows.entries()) {
      const wrong = faults.get(row);
      results.push(wrong ? refused(index, wrong) : await this.tried(index, row));
    }
    return results;
  }

  private async one(row: Row): Promise<Made> {
    const made = await this.make(row);
    // The next row has to find it, and a refusal has to be this one's.
    await this.tx.em.flush();
    return made;
  }

  private async tried(index: number, row: Row): Promise<Result> {
    const done = await attempt(this.tx, () => this.one(row));
    return 'made' in done ? { index, errors: [], ...done.made } : { index, errors: userErrors(done.why, at(index)) };
  }

  private async forget(): Promise<void> {
    this.tx.em.clear();
    await endReleases(this.tx);
  }
}

const refused = (index: number, wrong: readonly WrongField[]): Result => ({
  index,
  errors: userErrors(invalidInput([...wrong])),
});

/** What a bulk form answers with. */
export interface BulkAnswer {
  results: Result[];
  succeeded: number;
  failed: number;
}

/**
 * Does the same with every row, in one transaction and in order: `bulk(tx, input, async row => ({ lead: await createLead(tx, row) }))`.
 *
 * @param make the verb for one row, with the records that its result shows
 * @throws unless the input says REJECT_ROWS, what was wrong with every row that was refused, if any was
 */
export async function bulk<Row extends object>(
  tx: Tx,
  { rows, onError }: BulkInput<Row>,
  make: (row: Row) => Promise<object>,
): Promise<BulkAnswer> {
  const all = new Rows(tx, rows, make);
  const results = (await all.together()) ?? (await all.apart());
  const bad = results.filter(({ errors }) => errors.length);
  if (bad.length && onError === 'REJECT_ALL') throw rejected(bad, rows.length);
  return { results, succeeded: results.length - bad.length, failed: bad.length };
}

function rejected(bad: readonly Result[], of: number): ApiError {
  const errors = bad.flatMap(result => result.errors);
  const codes = new Set(errors.map(({ code }) => code));
  const [code = ''] = codes.size === 1 ? codes : ['INVALID_INPUT'];
  const message = `${bad.length} of ${of} rows can not go in, so none does. ${errors[0]?.path?.join('.')}: ${errors[0]?.message}`;
  return new ApiError(code, message, { errors });
}
