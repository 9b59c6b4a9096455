import { GraphQLResolveInfo } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { Arg, Ctx, Field, Info, InputType, Int, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { platformErrors } from '../../platform/api/errors.js';
import { DecimalScalar, LocalDate, Period } from '../../platform/api/scalars.js';
import type { Context } from '../../platform/server/context.js';
import { type AnalysisRow, type Answer, analyse } from './analysis.js';
import { type Analysis, enumName } from './define.js';
import type { Figure } from './figures.rules.js';
import type { Comparison, Span } from './period.rules.js';

@ObjectType('Figure', { description: 'A measure of one group, beside the same measure of the period that it is compared with.' })
class FigureType implements Figure {
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
class DimensionValueType {
  @Field(() => String, { nullable: true, description: 'Use it in `where`: a code, an id or a period; null for rows without one.' }) key!:
    | string
    | null;
  @Field({ description: 'For a person to read.' }) label!: string;
}

@ObjectType('DateSpan', { description: 'A stretch of days in the time zone of the organisation.' })
class DateSpanType {
  @Field(() => LocalDate, { description: 'First day.' }) from!: string;
  @Field(() => LocalDate, { description: 'Last day.' }) to!: string;
}

const COMPARISON = { PREVIOUS_PERIOD: 'PREVIOUS_PERIOD', PREVIOUS_YEAR: 'PREVIOUS_YEAR' } as const;
registerEnumType(COMPARISON, {
  name: 'Comparison',
  description: 'What a period is compared with. A period that is not over is compared with as many days of the other.',
  valuesConfig: {
    PREVIOUS_PERIOD: { description: 'The period of the same length just before: March with February.' },
    PREVIOUS_YEAR: { description: 'The same period a year earlier.' },
  },
});

const GRAIN_TEXT: Record<string, string> = { DAY: 'Day', WEEK: 'ISO week', MONTH: 'Month', QUARTER: 'Quarter', YEAR: 'Calendar year' };
const days = (span: Span) => ({ from: span.from.toISODate() ?? '', to: span.to.minus({ days: 1 }).toISODate() ?? '' });

const named = (name: string): (new () => object) => ({ [name]: class {} })[name] as new () => object;

/** Names of the fields that the document selects below `path` of the field that is being resolved. */
function selected(info: GraphQLResolveInfo, path: readonly string[]): Set<string> {
  const { schema, fragments, variableValues, returnType, fieldNodes } = info;
  let type: unknown = returnType;
  let nodes = fieldNodes;
  for (const step of [...path, '']) {
    while (type && typeof type === 'object' && 'ofType' in type) type = type.ofType;
    const fields = [...collectSubfields(schema, fragments, variableValues, type as never, nodes).values()];
    if (step === '') return new Set(fields.map(([node]) => node?.name.value ?? ''));
    nodes = fields.filter(([node]) => node?.name.value === step).flat();
    type = (type as { getFields(): Record<string, { type: unknown }> }).getFields()[step]?.type;
    if (!nodes.length) return new Set();
  }
  return new Set();
}

function rowType(analysis: Analysis, prefix: string) {
  const type = named(`${prefix}Row`);
  ObjectType(`${prefix}Row`, { description: `One group of \`${analysis.name}\`. Dimensions that \`by\` does not name are null.` })(type);
  const dimension = (name: string, label: string, description: string, key: string) => {
    Field(() => DimensionValueType, { nullable: true, description: `${label}: ${description}` })(type.prototype, name);
    Object.defineProperty(type.prototype, name, {
      get(this: AnalysisRow) {
        return this.keys?.[key] ?? null;
      },
    });
  };
  for (const grain of Object.keys(GRAIN_TEXT))
    dimension(grain.toLowerCase(), GRAIN_TEXT[grain] ?? '', 'in the time zone of the organisation.', grain);
  for (const { name, label, description } of analysis.dimensions) dimension(name, label, description, name);
  for (const { name, label, unit, description } of analysis.measures) {
    Field(() => FigureType, { description: `${label}. Unit: ${unit}. ${description}` })(type.prototype, name);
    Object.defineProperty(type.prototype, name, {
      get(this: AnalysisRow) {
        return this.figures?.[name] ?? null;
      },
    });
  }
  return type;
}

function answerType(analysis: Analysis, prefix: string, row: Function) {
  const type = named(prefix);
  const field = (name: string, of: () => unknown, description: string, nullable = false) =>
    Field(of as never, { description, nullable })(type.prototype, name);
  ObjectType(prefix, { description: analysis.description })(type);
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
  return type;
}

function inputTypes(analysis: Analysis, prefix: string, short: string) {
  const by = Object.fromEntries([...Object.keys(GRAIN_TEXT).map(g => [g, g]), ...analysis.dimensions.map(d => [enumName(d.name), d.name])]);
  registerEnumType(by, {
    name: `${short}Dimension`,
    description: `What \`${analysis.name}\` can be grouped by.`,
    valuesConfig: Object.fromEntries(
      Object.keys(by).map(k => [
        k,
        { description: GRAIN_TEXT[k] ?? analysis.dimensions.find(d => enumName(d.name) === k)?.description ?? k },
      ]),
    ),
  });
  const measure = Object.fromEntries(analysis.measures.map(m => [enumName(m.name), m.name]));
  registerEnumType(measure, {
    name: `${short}Measure`,
    description: `What \`${analysis.name}\` measures.`,
    valuesConfig: Object.fromEntries(analysis.measures.map(m => [enumName(m.name), { description: `${m.label}. ${m.description}` }])),
  });
  const where = named(`${prefix}Where`);
  InputType(`${prefix}Where`, { description: 'Limits dimensions to some of their keys.' })(where);
  for (const d of analysis.dimensions)
    Field(() => [String], { nullable: true, description: `Keys of ${d.label.toLowerCase()}.` })(where.prototype, d.name);
  const top = named(`${prefix}Top`);
  InputType(`${prefix}Top`, { description: 'Keeps the groups with the highest value of a measure.' })(top);
  Field(() => Int, { description: 'How many, 1 to 1000.' })(top.prototype, 'n');
  Field(() => measure as never, { description: 'The measure that decides.' })(top.prototype, 'by');
  return { by, where, top };
}

interface Args {
  by: string[];
  period: string;
  compareWith?: Comparison | null;
  where?: Record<string, string[] | null> | null;
  top?: { n: number; by: string } | null;
}

/** The Query field of an analysis with its types, as a class for `resolvers` of an area. */
export function analysisResolver(analysis: Analysis): Function {
  const prefix = analysis.name.charAt(0).toUpperCase() + analysis.name.slice(1);
  const short = prefix.replace(/Analysis$/, '');
  const row = rowType(analysis, prefix);
  const answer = answerType(analysis, prefix, row);
  const { by, where, top } = inputTypes(analysis, prefix, short);
  const instance = <T extends object>(type: new () => T, values: object): T => Object.assign(Object.create(type.prototype), values);
  const resolver = named(`${prefix}Resolver`);
  const method = async function (this: unknown, asked: Args, info: GraphQLResolveInfo, { viewer, services }: Context) {
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    if (asked.top && (asked.top.n < 1 || asked.top.n > 1000))
      throw platformErrors.LIMIT_EXCEEDED(`"top.n" is ${asked.top.n}; it may be 1 to 1000.`);
    const fields = new Set([...selected(info, ['rows']), ...selected(info, ['totals'])]);
    const found: Answer = await analyse(
      services.reader,
      viewer,
      {
        analysis,
        measures: analysis.measures.map(m => m.name).filter(name => fields.has(name)),
        by: [...new Set(asked.by)],
        period: asked.period,
        compareWith: asked.compareWith ?? undefined,
        where: Object.fromEntries(Object.entries(asked.where ?? {}).filter((entry): entry is [string, string[]] => entry[1] != null)),
        top: asked.top ?? undefined,
      },
      new Date(),
    );
    return instance(answer, {
      ...found,
      rows: found.rows.map(r => instance(row, r)),
      totals: instance(row, found.totals),
      period: days(found.span),
      compared: found.compared ? days(found.compared) : null,
    });
  };
  Object.defineProperty(resolver.prototype, analysis.name, {
    value(by: string[], period: string, compareWith: never, where: never, top: never, info: GraphQLResolveInfo, context: Context) {
      return method.call(this, { by, period, compareWith, where, top }, info, context);
    },
    configurable: true,
    writable: true,
  });
  const p = resolver.prototype;
  const arg = (index: number, name: string, type: () => unknown, options: object) =>
    Arg(name, type as never, options)(p, analysis.name, index);
  arg(0, 'by', () => [by], { defaultValue: [], description: 'Groups; none for the totals alone.' });
  arg(1, 'period', () => Period, { description: '"2026", "2026-Q4", "2026-11", "2026-W07", "FY2026", "FY2026-P03".' });
  arg(2, 'compareWith', () => COMPARISON, { nullable: true, description: 'Fills `previous`, `change` and `changePercent`.' });
  arg(3, 'where', () => where, { nullable: true, description: 'Only these.' });
  arg(4, 'top', () => top, { nullable: true, description: 'Only the largest.' });
  Info()(p, analysis.name, 5);
  Ctx()(p, analysis.name, 6);
  const descriptor = Object.getOwnPropertyDescriptor(p, analysis.name)!;
  Requires(analysis.requires)(p, analysis.name, descriptor);
  Query(() => answer, { description: analysis.description })(p, analysis.name, descriptor);
  Resolver()(resolver);
  return resolver;
}
