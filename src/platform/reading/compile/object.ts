import {
  type FieldNode,
  type GraphQLField,
  type GraphQLOutputType,
  getNamedType,
  getNullableType,
  isListType,
  isObjectType,
} from 'graphql';
import { getArgumentValues } from 'graphql/execution/values.js';
import type { Column } from '../columns.js';
import type { AmountOptions } from '../declare.js';
import type { Model } from '../model.js';
import { quote } from '../quote.js';
import type { Variables } from '../values.js';
import { type Compilation, PATCH } from './compilation.js';
import { customValue, customValues } from './custom.js';
import { encode, moneyText } from './encode.js';
import { promised } from './promised.js';
import { relation } from './relation.js';
import { Scope } from './scope.js';
import { expression, ObjectText, type Text, text } from './text.js';

type Nodes = readonly FieldNode[];

/**
 * The selected fields of a row as a JSON object.
 *
 * @param abstract the place takes several types: rows have to say of which they are
 */
export function objectOf(c: Compilation, model: Model, row: Scope, fields: ReadonlyMap<string, Nodes>, abstract = false): Text {
  const out = new ObjectText();
  if (abstract && c.rows) out.put('__typename', text(`"${model.name}"`));
  for (const [response, nodes] of fields) {
    const name = nodes[0]?.name.value as string;
    if (name === '__typename') {
      if (!c.rows) out.put(response, text(`"${model.name}"`));
      continue;
    }
    c.use(model, name);
    if (model.external.has(name)) external(c, out, model, row);
    else
      out.put(
        c.key(response),
        c.under(response, () => valueOfField(c, model, row, name, nodes)),
      );
  }
  return out.end();
}

function valueOfField(c: Compilation, model: Model, row: Scope, name: string, nodes: Nodes): Text {
  const { declared, links } = model;
  if (declared.customFields && name === 'customFields') return customValues(c, model, row, nodes);
  if (declared.customFields && name === 'customField') return customValue(c, model, row, nodes);
  const link = links.get(name);
  if (link) return relation(c, link, row, nodes);
  const computed = declared.computed.get(name);
  if (computed) {
    const out = new ObjectText();
    const args = (variables: Variables) =>
      getArgumentValues(model.gql.getFields()[name] as GraphQLField<unknown, unknown>, nodes[0] as FieldNode, variables);
    if (!c.rows) out.put(PATCH, text(String(c.patches.push({ path: [...c.path], compute: computed.compute, args }) - 1)));
    return needsOf(c, out, model, row, computed.needs);
  }
  const amount = declared.amounts.get(name);
  if (amount) return amountOf(c, model, row, amount, nodes);
  if (isObjectType(getNamedType(model.gql.getFields()[name]?.type))) return embedded(c, model, row, name, nodes);
  return scalar(model, row, name);
}

function scalar(model: Model, row: Scope, name: string): Text {
  const sql = model.declared.sql.get(name);
  const column = (sql ? model.expressions.get(name) : model.columns.get(name)) as Column;
  if (!sql) return encode(column, row.column(column));
  // an aggregate over no rows is null, whatever the field promises
  const value = row.value(name, sql);
  return encode({ ...column, db: '' }, column.nullable ? value : promised.value(value, column, `${model.name}.${name}`));
}

/** What a computation needs, as clients would get it. */
function needsOf(c: Compilation, out: ObjectText, model: Model, row: Scope, needs: readonly string[]): Text {
  for (const need of needs) {
    c.use(model, need);
    out.put(need, scalar(model, row, need));
  }
  return out.end();
}

/** A resolver in TypeScript answers it: it gets the id. */
function external(c: Compilation, out: ObjectText, model: Model, row: Scope): void {
  if (!c.rows) throw new NotCompiled();
  if (model.id) out.put('id', encode(model.id, row.column(model.id)));
}
/** The selection holds something that only the standard executor can answer. */
export class NotCompiled extends Error {}

function amountOf(c: Compilation, model: Model, row: Scope, { amount, currency, nullable = false }: AmountOptions, nodes: Nodes): Text {
  const out = new ObjectText();
  const place = (property: string) => {
    const sql = model.declared.sql.get(property);
    if (sql) return row.value(property, sql);
    const column = model.columns.get(property);
    return column ? row.column(column) : `${row.alias}.${quote(property)}`;
  };
  const fixed = /^"(.*)"$/.exec(currency)?.[1];
  for (const [response, [node]] of c.selection(c.type('Money'), nodes)) {
    if (node?.name.value === 'amount')
      out.put(
        c.key(response),
        text('"')
          .sql(moneyText(place(amount)))
          .literal('"'),
      );
    else if (node?.name.value === 'currency')
      out.put(c.key(response), fixed ? text(`"${fixed}"`) : text('"').sql(place(currency)).literal('"'));
    else if (!c.rows) out.put(response, text('"Money"'));
  }
  const object = out.end();
  return nullable ? expression(`case when ${place(amount)} is null then 'null' else ${object} end`) : object;
}

/** An object, or a list of objects, that a `jsonb` column holds. */
function embedded(c: Compilation, model: Model, row: Scope, name: string, nodes: Nodes): Text {
  const column = model.columns.get(name) as Column;
  const type = model.gql.getFields()[name]?.type as GraphQLOutputType;
  const inner = c.source.models.get(getNamedType(type).name) as Model;
  const item = new Scope(c.alias(), each => quote(each.property));
  const object = objectOf(c, inner, item, c.selection(inner.gql, nodes));
  const shape = [...inner.columns.values()].map(each => `${quote(each.property)} ${each.db}`).join(',');
  const list = isListType(getNullableType(type));
  const from = `${list ? 'jsonb_to_recordset' : 'jsonb_to_record'}(${row.column(column)}) ${item.alias}(${shape})`;
  const value = list ? `'['||coalesce((select string_agg(${object},',') from ${from}),'')||']'` : `(select ${object} from ${from})`;
  return expression(column.nullable ? `case when ${row.column(column)} is null then 'null' else ${value} end` : `(${value})`);
}
