import {
  GraphQLBoolean,
  GraphQLEnumType,
  GraphQLFloat,
  GraphQLID,
  type GraphQLInputFieldConfig,
  GraphQLInputObjectType,
  type GraphQLInputType,
  GraphQLInt,
  type GraphQLNullableType,
  GraphQLString,
} from 'graphql';
import type { Column, ColumnKind } from '../columns.js';
import { RELATIVE_PERIODS } from '../compile/span.js';
import { READ_THROUGH } from '../custom-fields.js';
import type { Model } from '../model.js';
import { listOf, required } from './field.js';
import type { Made } from './made.js';

type InputType = GraphQLInputType & GraphQLNullableType;
type Fields = Record<string, GraphQLInputFieldConfig>;

function scalarOf(made: Made, column: Column): InputType {
  switch (column.kind) {
    case 'id':
    case 'uuid':
      return GraphQLID;
    case 'int':
      return GraphQLInt;
    case 'float':
      return GraphQLFloat;
    case 'bool':
      return GraphQLBoolean;
    case 'decimal':
      return made.scalar('Decimal');
    case 'instant':
      return made.scalar('DateTime');
    case 'day':
      return made.scalar('Date');
    case 'enum':
      return column.enum as GraphQLEnumType;
    default:
      return GraphQLString;
  }
}

const compared = (type: InputType): Fields => ({
  lt: { type, description: 'Less than this.' },
  lte: { type, description: 'This or less.' },
  gt: { type, description: 'Greater than this.' },
  gte: { type, description: 'This or greater.' },
});

const written = (type: InputType): Fields => ({
  contains: { type, description: 'Contains this, whatever the case and accents.' },
  startsWith: { type, description: 'Starts with this, whatever the case and accents.' },
});

function relative(made: Made): Fields {
  const duration = made.scalar('Duration');
  const period = made.once('RelativePeriod', name => {
    const values = Object.fromEntries(Object.entries(RELATIVE_PERIODS).map(([key, description]) => [key, { description }]));
    return new GraphQLEnumType({
      name,
      description: 'A stretch of the calendar beside today, in the time zone of the organisation.',
      values,
    });
  });
  return {
    last: { type: duration, description: 'Within this long before now: "P30D".' },
    next: { type: duration, description: 'Within this long from now: "P7D".' },
    period: { type: period, description: 'Within this period, seen from today.' },
  };
}

const equalled = (type: InputType): Fields => ({
  eq: { type, description: 'Equal to this; null finds what is absent.' },
  ne: { type, description: 'Not equal to this; what is absent is not equal to anything.' },
  in: { type: listOf(type), description: 'One of these.' },
  notIn: { type: listOf(type), description: 'None of these; what is absent is none of them.' },
  isNull: { type: GraphQLBoolean, description: 'true: absent; false: present.' },
});

/**
 * `StringFilter`, `DateTimeFilter`, `TicketStatusFilter`: one for each scalar and enum, shared by all types.
 *
 * @param within whether parts of a text can be looked for: then it is a `TextFilter`
 */
function columnFilter(made: Made, column: Column, within: boolean): GraphQLInputObjectType {
  if (column.kind === 'list') {
    return made.once('StringListFilter', name => {
      const fields: Fields = {
        has: { type: GraphQLString, description: 'Has this item.' },
        hasAny: { type: listOf(GraphQLString), description: 'Has one of these items at least.' },
        isNull: { type: GraphQLBoolean, description: 'true: absent; false: present, be it empty.' },
      };
      return new GraphQLInputObjectType({ name, description: 'What a list of texts has to hold. All that is given must hold.', fields });
    });
  }
  const type = scalarOf(made, column);
  return made.once(within ? 'TextFilter' : `${(type as { name: string }).name}Filter`, name => {
    const ordered = !['id', 'uuid', 'bool', 'enum'].includes(column.kind);
    const fields: Fields = {
      ...equalled(type),
      ...(ordered && compared(type)),
      ...(within && written(type)),
      ...((column.kind === 'instant' || column.kind === 'day') && relative(made)),
    };
    return new GraphQLInputObjectType({
      name,
      description: `What a value of the type ${(type as { name: string }).name} has to be. All that is given must hold.`,
      fields,
    });
  });
}

/** Codes that an administrator has made: no enum of the schema, and neither less nor greater than each other. */
const choiceFilter = (made: Made): GraphQLInputObjectType =>
  made.once('ChoiceFilter', name => {
    const description = 'What the code of a choice has to be. All that is given must hold.';
    return new GraphQLInputObjectType({ name, description, fields: equalled(GraphQLString) });
  });

/** What a custom field has to be: shared by all kinds of record. */
function customFilter(made: Made): GraphQLInputObjectType {
  return made.once('CustomFieldFilter', name => {
    const by = (kind: ColumnKind) => columnFilter(made, { kind } as Column, kind === 'text');
    const fields = {
      key: { type: required(made.scalar('FieldKey')), description: 'Which field.' },
      text: {
        type: by('text'),
        description: `What a TEXT has to be; null: absent. Parts are looked for among ${READ_THROUGH} values of the field at most: LIMIT_EXCEEDED.`,
      },
      number: { type: by('decimal'), description: 'What a NUMBER has to be; null: absent.' },
      money: { type: by('decimal'), description: 'What the amount of a MONEY has to be, in the currency of the field; null: absent.' },
      date: { type: by('day'), description: 'What a DATE has to be; null: absent.' },
      choice: { type: choiceFilter(made), description: 'What the code of a CHOICE has to be; null: absent.' },
      reference: { type: by('id'), description: 'What the id of a REFERENCE has to be; null: absent.' },
    };
    return new GraphQLInputObjectType({
      name,
      description: 'What a custom field has to be: its key, and the one comparison that its type takes.',
      fields,
    });
  });
}

const customFilterField = (made: Made): GraphQLInputFieldConfig => ({
  type: listOf(customFilter(made)),
  description: 'What fields have to be that administrators have added. All of these hold.',
});

function listFilter(made: Made, model: Model): GraphQLInputObjectType {
  return made.once(`${model.name}ListFilter`, name => {
    const fields = () => ({
      some: { type: whereType(made, model), description: 'At least one matches.' },
      every: { type: whereType(made, model), description: 'All match; true if there are none.' },
      none: { type: whereType(made, model), description: 'None matches.' },
    });
    return new GraphQLInputObjectType({
      name,
      description: `What related records of the type ${model.name} have to be like. Only those that you may see count.`,
      fields,
    });
  });
}

function filterField(made: Made, model: Model, name: string): GraphQLInputFieldConfig {
  const link = model.links.get(name);
  if (link?.kind === 'one')
    return {
      type: whereType(made, link.model),
      description: `What \`${name}\` has to be like${link.nullable ? '; null: there is none' : ''}.`,
    };
  if (link?.kind === 'many') return { type: listFilter(made, link.model), description: `What \`${name}\` have to be like.` };
  const column = model.columns.get(model.declared.amounts.get(name)?.amount ?? name);
  if (!column || link) throw new Error(`"${model.name}" filters by "${name}", which is neither a column nor a relation to one or many.`);
  return {
    type: columnFilter(made, column, model.declared.contains?.includes(name) ?? false),
    description: `What \`${name}\` has to be${column.nullable ? '; null: absent' : ''}.`,
  };
}

function filtersOf(model: Model): string[] {
  const related = [...model.links.values()].filter(link => link.kind === 'many' && link.filterable);
  return ['id', ...(model.declared.filters ?? []), ...related.map(link => link.name)];
}

/** `CustomerWhere`: filters by what the type declares, and by id. */
export function whereType(made: Made, model: Model): GraphQLInputObjectType {
  return made.once(`${model.name}Where`, name => {
    const fields = (): Fields => {
      const self = whereType(made, model);
      const filters = new Set(filtersOf(model));
      return {
        and: { type: listOf(self), description: 'All of these hold.' },
        or: { type: listOf(self), description: 'At least one of these holds.' },
        not: { type: self, description: 'This does not hold.' },
        ...Object.fromEntries([...filters].map(filter => [filter, filterField(made, model, filter)])),
        ...(model.declared.customFields && { customFields: customFilterField(made) }),
      };
    };
    return new GraphQLInputObjectType({
      name,
      description: `Which records of the type ${model.name} are wanted. All that is given must hold.`,
      fields,
    });
  });
}
