import { Field, ObjectType, Query, Resolver, registerEnumType } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { declaredAnalyses, enumName, type Measure, type Unit } from './define.js';

const UNIT: Record<Unit, Unit> = { MONEY: 'MONEY', COUNT: 'COUNT', PERCENT: 'PERCENT', DAYS: 'DAYS', QUANTITY: 'QUANTITY' };
registerEnumType(UNIT, {
  name: 'MetricUnit',
  description: 'What a measure is counted in.',
  valuesConfig: {
    MONEY: { description: 'Units of the currency that the answer names.' },
    COUNT: { description: 'A number of things.' },
    PERCENT: { description: 'Percent; differences are points.' },
    DAYS: { description: 'Days of 24 hours.' },
    QUANTITY: { description: 'Units of measure of the products.' },
  },
});
const GOOD = { UP: 'UP', DOWN: 'DOWN' } as const;
registerEnumType(GOOD, {
  name: 'GoodWhen',
  description: 'Which way a measure should go.',
  valuesConfig: { UP: { description: 'More is better.' }, DOWN: { description: 'Less is better.' } },
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
  @Field({ description: 'Its formula in words, with what is left out.' }) description!: string;
  @Field(() => GOOD, { description: 'Which way it should go.' }) goodWhen!: Measure['goodWhen'];
  @Field(() => [MetricDimensionType], { description: 'What it can be grouped by, beside time.' }) dimensions!: MetricDimensionType[];
}

@Resolver()
export class MetricResolver {
  @Requires('analysis.read')
  @Query(() => [MetricType], { description: 'All measures with unit, formula and dimensions.' })
  metrics(): MetricType[] {
    return [...declaredAnalyses.values()].flatMap(analysis =>
      analysis.measures.map(({ name, label, unit, description, goodWhen }) => ({
        code: name,
        name: label,
        analysis: analysis.name,
        unit,
        description,
        goodWhen,
        dimensions: analysis.dimensions.map(d => ({ code: enumName(d.name), name: d.label, description: d.description })),
      })),
    );
  }
}
