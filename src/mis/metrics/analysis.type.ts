import { type FieldNode, GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLString } from 'graphql';
import { Field, ObjectType } from 'type-graphql';
import { DecimalScalar, LocalDate } from '../../platform/api/scalars.js';
import type { TypeClass } from '../../platform/reading/declare.js';
import { declaredOn, written } from '../../platform/reading/declare.js';
import { type Arguments, listOf, required } from '../../platform/reading/extend/field.js';
import type { Made } from '../../platform/reading/extend/made.js';
import { writeAnalysis } from './answer.js';
import { type Analysis, enumName } from './define.js';
import { GRAINS, type Grain } from './period.rules.js';

@ObjectType('Figure', { description: 'A measure of one group, beside the same measure of the period that it is compared with.' })
export class FigureType {
  @Field(() => DecimalScalar, { nullable: true, description: 'In the unit of the measure; null if there is nothing to measure.' }) value!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Of the compared period; null without `compareWith`.' }) previous!:
    | string
    | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'value − previous; for percentages in points.' }) change!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'change ÷ |previous| × 100; null for percentages, whose change is in points.',
  })
  changePercent!: string | null;
}

@ObjectType('DimensionValue', { description: 'What a group stands for.' })
export class DimensionValueType {
  @Field(() => String, {
    nullable: true,
    description: 'Use it in `where`, or as `part` if it is a stretch of time: a code, a number or a `Period`; null for rows without one.',
  })
  key!: string | null;
  @Field({ description: 'For a person to read.' }) label!: string;
}

@ObjectType('DateSpan', { description: 'A stretch of days in the time zone of the organisation.' })
export class DateSpanType {
  @Field(() => LocalDate, { description: 'First day.' }) from!: string;
  @Field(() => LocalDate, { description: 'Last day.' }) to!: string;
}

const GRAIN_TEXT: Record<Grain, string> = {
  DAY: 'Day',
  WEEK: 'ISO week',
  MONTH: 'Month',
  QUARTER: 'Quarter of the calendar year',
  YEAR: 'Calendar year',
  FISCAL_PERIOD: 'Month of the fiscal year',
  FISCAL_QUARTER: 'Quarter of the fiscal year',
  FISCAL_YEAR: 'Fiscal year',
};
/** `FISCAL_YEAR` → `fiscalYear`. */
export const fieldOf = (grain: Grain): string => grain.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const named = (name: string): (new () => object) => ({ [name]: class {} })[name] as new () => object;

/** Names of the types that an analysis makes. */
export function typeNames(analysis: Analysis) {
  const answer = analysis.name.charAt(0).toUpperCase() + analysis.name.slice(1);
  return { answer, row: `${answer}Row`, short: answer.replace(/Analysis$/, '') };
}

function rowType(analysis: Analysis): new () => object {
  const { row } = typeNames(analysis);
  const type = named(row);
  ObjectType(row, { description: `One group of \`${analysis.name}\`. Dimensions that \`by\` does not name are null.` })(type);
  const dimension = (name: string, description: string) =>
    Field(() => DimensionValueType, { nullable: true, description })(type.prototype, name);
  for (const grain of GRAINS) dimension(fieldOf(grain), `${GRAIN_TEXT[grain]}, in the time zone of the organisation.`);
  for (const { name, label, description } of analysis.dimensions) dimension(name, `${label}: ${description}`);
  for (const { name, label, unit, formula, description } of analysis.measures)
    Field(() => FigureType, { description: `${label}: ${formula}. Unit: ${unit}. ${description}` })(type.prototype, name);
  if (analysis.customFields)
    declaredOn(type.prototype).relations.set(
      'customField',
      written(() => DimensionValueType, {
        nullable: true,
        description: 'The value of a custom field; null unless `byCustomFields` names it.',
        args: made => customArguments(analysis, made),
      }),
    );
  return type;
}

function answerType(analysis: Analysis, row: TypeClass): new () => object {
  const { answer } = typeNames(analysis);
  const type = named(answer);
  const field = (name: string, of: () => unknown, description: string, nullable = false) =>
    Field(of as never, { description, nullable })(type.prototype, name);
  ObjectType(answer, { description: analysis.description })(type);
  field('rows', () => [row], 'By time, then by name; with `top` the largest first.');
  field(
    'totals',
    () => row,
    'Over all groups, also those that `top` leaves out. Ratios and distinct counts are computed anew, never added up.',
  );
  field('period', () => DateSpanType, 'The days that were asked for.');
  field('compared', () => DateSpanType, 'The days that they are compared with.', true);
  field('unfinished', () => Boolean, 'The period is not over: more is to come.');
  field('partial', () => Boolean, 'Made of only the records that you may see.');
  field('currency', () => String, 'ISO 4217: the currency of all amounts; rows in another one are left out.');
  field(
    'position',
    () => String,
    'Position in the stream of events: the figures hold every change up to it, those of all parts of this answer at the same moment.',
  );
  for (const { field: name, type: of, description } of analysis.facts.flatMap(fact => fact.records)) {
    declaredOn(type.prototype).relations.set(
      name,
      written(of, {
        pages: true,
        description: `${description} The records behind the figures, newest first: ask for one group by \`part\` and \`where\`, and they sum to it.`,
      }),
    );
  }
  return type;
}

const COMPARISONS = {
  PREVIOUS_PERIOD: { description: 'The period of the same length just before: March with February.' },
  PREVIOUS_YEAR: { description: 'The same period a year earlier; an ISO week with the one of its number.' },
};

/** What names a custom field. */
function customArguments(analysis: Analysis, made: Made): Arguments {
  const values = Object.fromEntries(
    (analysis.customFields ?? []).map(({ kind }) => [enumName(kind), { description: `Custom fields of a ${kind}.` }]),
  );
  const of = made.once(
    `${typeNames(analysis).short}CustomFieldOf`,
    name => new GraphQLEnumType({ name, description: `Records whose custom fields split figures of \`${analysis.name}\`.`, values }),
  );
  return {
    of: { type: required(of), description: 'Whose field it is.' },
    key: { type: required(made.scalar('FieldKey')), description: 'Key of a field of the type CHOICE, REFERENCE or TEXT.' },
  };
}

function customInput(analysis: Analysis, made: Made) {
  const name = `${typeNames(analysis).short}CustomFieldInput`;
  const fields = customArguments(analysis, made);
  return made.once(name, () => new GraphQLInputObjectType({ name, description: 'A custom field that figures are split by.', fields }));
}

function customWhere(analysis: Analysis, made: Made) {
  const name = `${typeNames(analysis).short}CustomFieldWhere`;
  const keys = {
    type: required(new GraphQLList(GraphQLString)),
    description: 'Codes, ids or texts, as the field has them; null for what has none.',
  };
  const fields = { ...customArguments(analysis, made), in: keys };
  return made.once(name, () => new GraphQLInputObjectType({ name, description: 'Limits a custom field to some of its values.', fields }));
}

function argumentsOf(analysis: Analysis, made: Made): Arguments {
  const { answer, short } = typeNames(analysis);
  const dimensions = {
    ...Object.fromEntries(GRAINS.map(grain => [grain, { description: `${GRAIN_TEXT[grain]}.` }])),
    ...Object.fromEntries(analysis.dimensions.map(d => [enumName(d.name), { description: d.description }])),
  };
  const dimension = made.once(
    `${short}Dimension`,
    name => new GraphQLEnumType({ name, description: `What \`${analysis.name}\` can be grouped by.`, values: dimensions }),
  );
  const measures = Object.fromEntries(analysis.measures.map(m => [enumName(m.name), { description: `${m.label}. ${m.description}` }]));
  const measure = made.once(
    `${short}Measure`,
    name => new GraphQLEnumType({ name, description: `What \`${analysis.name}\` measures.`, values: measures }),
  );
  const keys = (label: string) => ({
    type: new GraphQLList(GraphQLString),
    description: `Keys of ${label.toLowerCase()}; null for what has none.`,
  });
  const where = made.once(
    `${answer}Where`,
    name =>
      new GraphQLInputObjectType({
        name,
        description: 'Limits dimensions to some of their keys.',
        fields: {
          ...Object.fromEntries(analysis.dimensions.map(d => [d.name, keys(d.label)])),
          ...(analysis.customFields && {
            customFields: { type: listOf(customWhere(analysis, made)), description: 'Custom fields; all of them hold.' },
          }),
        },
      }),
  );
  const top = made.once(
    `${answer}Top`,
    name =>
      new GraphQLInputObjectType({
        name,
        description: 'Keeps the groups with the highest value of a measure.',
        fields: {
          n: { type: required(GraphQLInt), description: 'How many, 1 to 1000.' },
          by: { type: required(measure), description: 'The measure that decides.' },
        },
      }),
  );
  const comparison = made.once(
    'Comparison',
    name =>
      new GraphQLEnumType({
        name,
        description: 'What a period is compared with. A period that is not over is compared with as many days of the other.',
        values: COMPARISONS,
      }),
  );
  const period = made.scalar('Period');
  return {
    by: { type: listOf(dimension), description: 'Groups; none for the totals alone.' },
    ...(analysis.customFields && {
      byCustomFields: {
        type: listOf(customInput(analysis, made)),
        description: 'Groups by fields that administrators have added, within those of `by`. A measure of records without them is refused.',
      },
    }),
    period: { type: required(period), description: '"2026", "2026-Q4", "2026-11", "2026-W07", "2026-11-23", "FY2026", "FY2026-P03".' },
    through: { type: period, description: 'Up to the end of this period: `period: "2025", through: "2026"` are two years.' },
    part: { type: period, description: 'Only the days that lie in this one too: the key of a group of time.' },
    compareWith: { type: comparison, description: 'Fills `previous`, `change` and `changePercent`.' },
    where: { type: where, description: 'Only these.' },
    top: { type: top, description: 'Only the largest.' },
  };
}

/** The field of Query of an analysis with its types, for `types` and `reads` of an area. */
export function analysisFields(analysis: Analysis): { types: Function[]; reads: Function[] } {
  const row = rowType(analysis);
  const answer = answerType(analysis, row);
  const reads = named(`${typeNames(analysis).answer}Reads`);
  const write = (c: Parameters<typeof writeAnalysis>[0], nodes: readonly FieldNode[]) =>
    writeAnalysis(c, analysis, typeNames(analysis), nodes);
  declaredOn(reads.prototype).relations.set(
    analysis.name,
    written(() => answer, {
      description: analysis.description,
      requires: analysis.requires,
      args: made => argumentsOf(analysis, made),
      write,
    }),
  );
  return { types: [row, answer], reads: [reads] };
}
