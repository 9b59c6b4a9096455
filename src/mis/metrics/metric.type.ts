import { Field, Int, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { knows } from './custom.js';
import { type Aggregate, type Analysis, declaredAnalyses, enumName, type Measure, type MeasureKind, type Unit } from './define.js';

const enumOf = <T extends string>(name: string, description: string, values: Record<T, string>): Record<T, T> => {
  const names = Object.keys(values) as T[];
  const made = Object.fromEntries(names.map(value => [value, value])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(names.map(value => [value, { description: values[value] }])) as never;
  registerEnumType(made, { name, description, valuesConfig });
  return made;
};

const UNIT = enumOf<Unit>('MetricUnit', 'What a measure is counted in.', {
  MONEY: 'Units of the currency that the answer names.',
  COUNT: 'A number of things.',
  PERCENT: 'Percent; differences are points.',
  DAYS: 'Days of 24 hours.',
  HOURS: 'Hours.',
  QUANTITY: 'Units of measure of the products.',
});
const GOOD = enumOf<Measure['goodWhen']>('GoodWhen', 'Which way a measure should go.', { UP: 'More is better.', DOWN: 'Less is better.' });
const KIND = enumOf<MeasureKind>('MetricKind', 'How a measure is made, which says what it can be added up over.', {
  SUM: 'A sum: groups add up to their total.',
  COUNT: 'A number of records: groups add up to their total.',
  RATIO: 'A ratio of sums, never an average of ratios: a total is computed anew.',
  DISTINCT: 'A number of different things: groups do not add up, a total is counted anew.',
  MEDIAN: 'A median: groups do not add up, a total is taken anew.',
  LAST: 'What there is at the end of a period: the last value over time, added up over other dimensions.',
});

@ObjectType('MetricDimension', { description: 'What an analysis can be grouped by.' })
class MetricDimensionType {
  @Field({ description: 'Value of the dimension enum.' }) code!: string;
  @Field({ description: 'For a person to read.' }) name!: string;
  @Field({ description: 'What it stands for.' }) description!: string;
}

@ObjectType('Metric', { description: 'A measure as it is declared: every answer, report and alert reads this one declaration.' })
class MetricType {
  @Field({ description: 'Field of the answer.' }) code!: string;
  @Field({ description: 'For a person to read.' }) name!: string;
  @Field({ description: 'The query that answers it.' }) analysis!: string;
  @Field(() => UNIT, { description: 'Its unit.' }) unit!: Unit;
  @Field(() => KIND, { description: 'How it is made.' }) kind!: MeasureKind;
  @Field({ description: 'Its formula, over other measures or over records.' }) formula!: string;
  @Field({ description: 'The same in words, with what is left out.' }) description!: string;
  @Field(() => Int, { description: 'Raised when the same code begins to mean another number.' }) definitionVersion!: number;
  @Field({ description: 'Permission that asking for it takes.' }) permission!: string;
  @Field(() => GOOD, { description: 'Which way it should go.' }) goodWhen!: Measure['goodWhen'];
  @Field(() => [MetricDimensionType], { description: 'What it can be grouped by, beside time.' }) dimensions!: MetricDimensionType[];
  @Field(() => [String], { description: 'Records whose custom fields it can be split by, by the prefix of their ids.' })
  customFieldsOf!: string[];
}

/** Kinds that every row knows of which a measure is made. */
function customFieldsOf({ customFields = [], facts }: Analysis, ...aggregates: (readonly Aggregate[] | undefined)[]): string[] {
  const names = new Set(aggregates.flatMap(of => (of ?? []).map(({ fact }) => fact)));
  const made = facts.filter(({ name }) => names.has(name));
  return customFields.flatMap(({ kind, as }) => (made.every(fact => knows(fact, as)) ? [kind] : []));
}

@Resolver()
export class MetricResolver {
  @Requires('analysis.read')
  @Query(() => [MetricType], { description: 'All measures with unit, formula and dimensions.' })
  metrics(): MetricType[] {
    return [...declaredAnalyses.values()].flatMap(analysis =>
      analysis.measures.map(({ name, label, unit, kind, formula, description, goodWhen, definitionVersion, of, less, per }) => ({
        code: name,
        name: label,
        analysis: analysis.name,
        unit,
        kind,
        formula,
        description,
        goodWhen,
        definitionVersion: definitionVersion ?? 1,
        permission: analysis.requires,
        customFieldsOf: customFieldsOf(analysis, of, less, per),
        dimensions: analysis.dimensions.map(d => ({ code: enumName(d.name), name: d.label, description: d.description })),
      })),
    );
  }
}
