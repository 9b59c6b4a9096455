import { type FieldNode, GraphQLBoolean, GraphQLEnumType, GraphQLInputObjectType, GraphQLInt, GraphQLList, GraphQLString } from 'graphql';
import { Arg, Field, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DecimalScalar, LocalDate } from '../../platform/api/scalars.js';
import type { TypeClass } from '../../platform/reading/declare.js';
import { declaredOn, written } from '../../platform/reading/declare.js';
import { direction } from '../../platform/reading/extend/connections.js';
import { type Arguments, listOf, required } from '../../platform/reading/extend/field.js';
import type { Made } from '../../platform/reading/extend/made.js';
import { writeAnalysis } from './answer.js';
import { type Analysis, enumName, typeNames, type Unit } from './define.js';
import { UNIT } from './metric.type.js';
import { GRAINS, type Grain } from './period.rules.js';
import { MOST_GROUPS } from './question.js';

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

@ObjectType('FigureFilter', { description: 'A dimension that is limited to some of its keys.' })
export class FigureFilterType {
  @Field({ description: 'As in `by`: "REGION"; of a custom field "Customer.customFields.contract".' }) dimension!: string;
  @Field(() => [String], { nullable: 'items', description: 'Its keys; null for what has none. Empty for all that `limit` leaves out.' })
  keys!: (string | null)[];
}

@ObjectType('FigureSource', { description: 'What a figure is: two that have the same source are the same number, wherever they stand.' })
export class FigureSourceType {
  @Field({ description: 'The analysis that the measure is declared in.' }) analysis!: string;
  @Field({ description: 'Code of the measure: `metrics` has its formula.' }) metric!: string;
  @Field(() => Int, { description: 'Version of its definition.' }) definitionVersion!: number;
  @Field(() => UNIT, { description: 'What it is counted in.' }) unit!: Unit;
  @Field(() => String, { nullable: true, description: 'ISO 4217, of amounts; null for what is no amount.' }) currency!: string | null;
  @Field(() => DateSpanType, { description: 'The days that were asked for; the key of a group of time stands in `filter`.' })
  period!: DateSpanType;
  @Field(() => [FigureFilterType], { description: 'What it is limited to: by the question, and by its group.' })
  filter!: FigureFilterType[];
  @Field({ description: 'Made of only the records that you may see.' }) partial!: boolean;
  @Field({ description: 'Position in the stream of events: it holds every change up to it.' }) position!: string;
}

const ABC = { A: 'A', B: 'B', C: 'C' } as const;
registerEnumType(ABC, {
  name: 'AbcClass',
  description: 'Which groups make up most of a total.',
  valuesConfig: {
    A: { description: 'The largest.' },
    B: { description: 'Those in the middle.' },
    C: { description: 'The many small ones, and what is 0 or less.' },
  },
});
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
const GRAIN = Object.fromEntries(GRAINS.map(grain => [grain, grain])) as Record<Grain, Grain>;
registerEnumType(GRAIN, {
  name: 'Grain',
  description: 'A stretch of the calendar.',
  valuesConfig: Object.fromEntries(GRAINS.map(grain => [grain, { description: `${GRAIN_TEXT[grain]}.` }])) as never,
});

@ObjectType('Figure', { description: 'A measure of one group, beside what it is held against, the other groups, and those before it.' })
export class FigureType {
  @Field(() => DecimalScalar, { nullable: true, description: 'In the unit of the measure; null if there is nothing to measure.' })
  value!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What it is held against: the same of the compared period, or the budget for it; null without `compareWith`.',
  })
  previous!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'value − previous; for percentages in points.' }) change!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'change ÷ |previous| × 100; null for percentages, whose change is in points.',
  })
  changePercent!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'The change, positive where it is favourable: previous − value of what should go down, as expenses.',
  })
  variance!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Percent of the total: of all groups of the same stretch of time, or of all where time alone makes groups. INVALID_INPUT for what does not add up.',
  })
  share!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'Percent of the total that the largest groups make up together, down to this one; what is less than 0 counts as 0.',
  })
  cumulativeShare!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Percent of the first group of time, or of the last of `by` where there is none, all others being equal: growth since the first month, who came back by the age of a cohort.',
  })
  ofFirst!: string | null;
  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Of this stretch of time and all before it, within the groups of everything else in `by`. Ratios are ratios of sums; INVALID_INPUT for what does not add up.',
  })
  running!: string | null;

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'From the beginning of the longer stretch of time that this one begins in, as year to date; the days that are asked for have to begin with one.',
  })
  toDate(@Arg('of', () => GRAIN, { description: 'The longer stretch.' }) of: Grain): string | null {
    return writtenByItsAnalysis(of);
  }

  @Field(() => DecimalScalar, {
    nullable: true,
    description:
      'Mean of the last stretches of time, this one included, where nothing counts as 0; of a ratio the ratio of sums. Null before there are as many.',
  })
  movingAverage(@Arg('over', () => Int, { description: 'How many, 1 to 366.' }) over: number): string | null {
    return writtenByItsAnalysis(over);
  }

  @Field(() => ABC, {
    nullable: true,
    description:
      'A while the larger groups make up less than `a` percent of the total, B while less than `b`, C after; null of the total, and where there is none.',
  })
  abc(
    @Arg('a', () => Int, { nullable: true, description: 'Percent, 80 if absent.' }) a?: number,
    @Arg('b', () => Int, { nullable: true, description: 'Percent, 95 if absent.' }) b?: number,
  ): keyof typeof ABC | null {
    return writtenByItsAnalysis(a, b);
  }

  @Field(() => FigureSourceType, { description: 'What it is: measure, version, unit, currency, filter, period and position.' })
  source!: FigureSourceType;
}

/** The statement of an analysis writes its figures whole; no field of one is resolved by itself. */
function writtenByItsAnalysis(..._args: unknown[]): never {
  throw new Error('A figure is written by its analysis.');
}
/** `FISCAL_YEAR` → `fiscalYear`. */
export const fieldOf = (grain: Grain): string => grain.toLowerCase().replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());

const named = (name: string): (new () => object) => ({ [name]: class {} })[name] as new () => object;

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
  Field(() => Boolean, { description: 'It stands for all groups that `limit` leaves out.' })(type.prototype, 'others');
  if (analysis.calculated)
    declaredOn(type.prototype).relations.set(
      'calculated',
      written(() => FigureType, {
        description: 'A measure that somebody has made of these by a formula: of their figures in each group, and in the total.',
        args: made => ({ code: { type: required(made.scalar('FieldKey')), description: 'Its code: `calculatedMeasures` lists all.' } }),
      }),
    );
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
  field('rows', () => [row], 'In the order of `by`: by time, by name; or as `orderBy` says.');
  field(
    'totals',
    () => row,
    'Over all groups, also those that `limit` leaves out. Ratios and distinct counts are computed anew, never added up.',
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
  BUDGET: { description: 'What was budgeted for the period, for measures that have a budget.' },
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
  const order = made.once(
    `${answer}OrderBy`,
    name =>
      new GraphQLInputObjectType({
        name,
        description: 'An order of groups by a measure.',
        fields: {
          ...(analysis.calculated
            ? {
                measure: { type: measure, description: 'The measure that decides; this one or `calculated`.' },
                calculated: { type: made.scalar('FieldKey'), description: 'The calculated measure that decides.' },
              }
            : { measure: { type: required(measure), description: 'The measure that decides.' } }),
          direction: { type: direction(made), defaultValue: 'DESC', description: 'Which end comes first.' },
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
    compareWith: { type: comparison, description: 'Fills `previous`, `change`, `changePercent` and `variance`.' },
    where: { type: where, description: 'Only these.' },
    orderBy: {
      type: listOf(order),
      description:
        'Largest first, unless it says otherwise. Where time and something else make groups, it is that which is ordered, by its figure of all time.',
    },
    limit: { type: GraphQLInt, description: `So many groups, 1 to ${MOST_GROUPS}; where time is among them, in every stretch of it.` },
    others: { type: GraphQLBoolean, description: 'One more group for all that `limit` leaves out.' },
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
