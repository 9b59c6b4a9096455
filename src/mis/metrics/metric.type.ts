import { Field, Int, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { aliasOf } from './custom.js';
import {
  type Analysis,
  aggregatesOf,
  type Dimension,
  declaredAnalyses,
  enumName,
  type Fact,
  type Measure,
  type MeasureKind,
  type Unit,
  valueIn,
} from './define.js';

const enumOf = <T extends string>(name: string, description: string, values: Record<T, string>): Record<T, T> => {
  const names = Object.keys(values) as T[];
  const made = Object.fromEntries(names.map(value => [value, value])) as Record<T, T>;
  const valuesConfig = Object.fromEntries(names.map(value => [value, { description: values[value] }])) as never;
  registerEnumType(made, { name, description, valuesConfig });
  return made;
};

export const UNIT = enumOf<Unit>('MetricUnit', 'What a measure is counted in.', {
  MONEY: 'Units of the currency that the answer names.',
  COUNT: 'A number of things.',
  PERCENT: 'Percent; differences are points.',
  DAYS: 'Days of 24 hours.',
  HOURS: 'Hours.',
  QUANTITY: 'Units of measure of the products.',
});
export const GOOD = enumOf<Measure['goodWhen']>('GoodWhen', 'Which way a measure should go.', {
  UP: 'More is better.',
  DOWN: 'Less is better.',
});
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
  @Field({ description: 'Field of the answer of `analyse`, where measures of all analyses stand together.' }) everywhere!: string;
  @Field(() => UNIT, { description: 'Its unit.' }) unit!: Unit;
  @Field(() => KIND, { description: 'How it is made.' }) kind!: MeasureKind;
  @Field({ description: 'Its formula, over other measures or over records.' }) formula!: string;
  @Field({ description: 'The same in words, with what is left out.' }) description!: string;
  @Field(() => Int, { description: 'Raised when the same code begins to mean another number.' }) definitionVersion!: number;
  @Field({ description: 'Permission that asking for it takes.' }) permission!: string;
  @Field(() => GOOD, { description: 'Which way it should go.' }) goodWhen!: Measure['goodWhen'];
  @Field(() => [MetricDimensionType], { description: 'What it can be split by, beside time.' }) dimensions!: MetricDimensionType[];
  @Field(() => [String], { description: 'Records whose custom fields it can be split by, by the prefix of their ids.' })
  customFieldsOf!: string[];
}

const factsOf = ({ facts }: Analysis, measure: Measure): Fact[] =>
  facts.filter(({ name }) => aggregatesOf(measure).some(({ fact }) => fact === name));

/** Kinds that every row knows of which a measure is made. */
const customFieldsOf = (analysis: Analysis, measure: Measure): string[] =>
  (analysis.customFields ?? []).flatMap(({ kind }) => (factsOf(analysis, measure).every(fact => aliasOf(kind, fact)) ? [kind] : []));

/** What every row has that a measure is made of. */
const dimensionsOf = (analysis: Analysis, measure: Measure): Dimension[] =>
  analysis.dimensions.filter(dimension => factsOf(analysis, measure).every(fact => valueIn(dimension, fact) !== undefined));

@Resolver()
export class MetricResolver {
  @Requires('analysis.read')
  @Query(() => [MetricType], { description: 'All measures with unit, formula and dimensions.' })
  metrics(): MetricType[] {
    return [...declaredAnalyses.values()].flatMap(analysis =>
      analysis.measures.map(measure => ({
        code: measure.name,
        name: measure.label,
        analysis: analysis.name,
        everywhere: measure.everywhere ?? measure.name,
        unit: measure.unit,
        kind: measure.kind,
        formula: measure.formula,
        description: measure.description,
        goodWhen: measure.goodWhen,
        definitionVersion: measure.definitionVersion ?? 1,
        permission: analysis.requires,
        customFieldsOf: customFieldsOf(analysis, measure),
        dimensions: dimensionsOf(analysis, measure).map(({ name, label, description }) => ({
          code: enumName(name),
          name: label,
          description,
        })),
      })),
    );
  }
}
