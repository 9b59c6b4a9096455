import {
  type GraphQLInputType,
  getNamedType,
  getNullableType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isObjectType,
} from 'graphql';
import type { Model as RecordType } from '../../src/platform/reading/model.js';
import type { Model } from './sight-model.js';
import type { Hearing } from './sight-questions.js';
import { api, idOf, recordTypes, tableOf, valuesOf } from './sight-shape.js';
import { type Row, TABLES } from './sight-tables.js';
import { personId } from './sight-world.js';

const now = () => new Date().toISOString();
const SCALARS: Record<string, () => unknown> = {
  Int: () => 1,
  Float: () => 1,
  Boolean: () => false,
  Decimal: () => '1',
  DateTime: now,
  Date: () => now().slice(0, 10),
  EmailAddress: () => 'somebody@zebra.example',
  TimeZone: () => 'UTC',
  Duration: () => 'PT1H',
  JSONObject: () => ({}),
};

/** As little as has to be given. */
function givenFor(type: GraphQLInputType, name: string): unknown {
  const inner = getNullableType(type);
  if (isListType(inner)) return [givenFor(inner.ofType as GraphQLInputType, name)];
  if (isEnumType(inner)) return inner.getValues()[0]?.name;
  if (isInputObjectType(inner)) {
    const required = Object.values(inner.getFields()).filter(field => isNonNullType(field.type) && field.defaultValue === undefined);
    return Object.fromEntries(required.map(field => [field.name, givenFor(field.type, field.name)]));
  }
  const scalar = SCALARS[getNamedType(inner).name];
  if (scalar) return scalar();
  return getNamedType(inner).name === 'ID' ? idOf(typeOf(name) ?? (api.models.get('User') as RecordType), personId(0)) : 'x';
}

/** The type of the record that a field of an input names: `budgetLineId`. */
const typeOf = (name: string): RecordType | undefined =>
  recordTypes.find(({ declared }) => declared.prefix && `${declared.prefix}id` === name.toLowerCase());

/** Verbs that change a record, with the field that names it. */
const verbs = Object.values(api.schema.getMutationType()?.getFields() ?? {}).flatMap(verb => {
  const input = getNamedType(verb.args[0]?.type);
  if (!isInputObjectType(input)) return [];
  const fields = input.getFields();
  const target = Object.values(fields).find(field => {
    const type = isNonNullType(field.type) && typeOf(field.name);
    return type && !TABLES[tableOf(type)]?.open;
  });
  const type = target && typeOf(target.name);
  return target && type ? [{ verb, input, target: target.name, type, dry: 'dryRun' in fields }] : [];
});

/** Asks for the record that is changed: what a verb makes of it elsewhere, as a customer of a lead, has fields of its own. */
function documentOf({ verb, input, type: changed }: (typeof verbs)[number], hidden: ReadonlySet<string>): string {
  const payload = getNamedType(verb.type);
  const parts = isObjectType(payload) ? Object.values(payload.getFields()) : [];
  const records = parts.flatMap(part => {
    const type = api.models.get(getNamedType(part.type).name);
    if (type !== changed) return [];
    const values = valuesOf(type).filter(({ name }) => !hidden.has(`${type.name}.${name}`));
    return `${part.name} { id ${values.map(({ selection }) => selection).join(' ')} }`;
  });
  return `mutation ($input: ${input.name}!) { told: ${verb.name}(input: $input) { ${records.join(' ')} errors { code message } } }`;
}

/** Verbs that change another record too, or are for one person only: whether the person may do that. */
const BESIDE: Record<string, (model: Model, who: number, row: Row) => boolean> = {
  budgetTransferApprove: (model, who, row) => writesLine(model, who, row.from_line_id) && writesLine(model, who, row.to_line_id),
  budgetTransferReject: (model, who, row) => writesLine(model, who, row.from_line_id),
  budgetTransferWithdraw: (_, who, row) => row.requested_by === personId(who),
};
function writesLine(model: Model, who: number, id: unknown): boolean {
  const line = model.row('budget_lines', String(id));
  return !!line && model.reads(who, 'budget_lines', line) && model.may(who, 'write', 'budget_lines', line);
}

const REFUSED = ['NOT_FOUND', 'FORBIDDEN'];

/** Nothing is changed, or said, of a record that the person does not see; what the person may change is not refused as out of reach. */
export async function everyChange({ asker, model, who, dice, wrong }: Hearing): Promise<void> {
  for (const each of verbs) {
    const { input, target, type, verb, dry } = each;
    const table = tableOf(type);
    const rows = model.world.rows[table] ?? [];
    const unseen = rows.filter(row => !model.reads(who, table, row));
    const seen = dry ? rows.filter(row => model.reads(who, table, row)) : [];
    for (const some of [unseen, seen]) {
      if (!some.length) continue;
      const row = dice.pick(some);
      const given = { ...(givenFor(input, '') as object), [target]: idOf(type, row.id), ...(dry ? { dryRun: true } : {}) };
      const { data, errors } = await asker.ask<{ told: { errors: { code: string }[] } | null }>(documentOf(each, model.hidden(who)), {
        input: given,
      });
      const codes = [...(errors ?? []).map(error => error.extensions?.code), ...(data?.told?.errors ?? []).map(error => error.code)];
      const refused = codes.some(code => REFUSED.includes(String(code)));
      const may = some === seen && model.may(who, 'write', table, row);
      if (may && BESIDE[verb.name]?.(model, who, row) === false) continue;
      const invalid = codes.includes('INVALID_INPUT');
      if (may ? refused && !errors : !refused && !(invalid && !may))
        wrong.push(`Person ${who}: ${verb.name} of ${table} ${row.id} answered ${codes}, ${may ? '' : 'not '}to be changed`);
    }
  }
}
