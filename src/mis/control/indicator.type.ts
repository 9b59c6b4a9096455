import { Field, ID, Int, ObjectType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime, DecimalScalar, LocalDate } from '../../platform/api/scalars.js';
import { EventType } from '../../platform/events/event.type.js';
import { type Connection, Follow, From, Many, One } from '../../platform/reading/declare.js';
import { AlertUnit } from './alert.entity.js';
import { Direction, Indicator, IndicatorPeriod, IndicatorStatus } from './indicator.entity.js';
import { indicatorChanged } from './indicator.events.js';

@From(() => Indicator, {
  prefix: 'indicator',
  filters: ['id', 'name', 'status', 'archivedAt', 'owner', 'team'],
  contains: ['name'],
  orders: ['name'],
})
@ObjectType('Indicator', {
  description:
    'A measure that somebody watches. Its figure is that of the analysis, to the last digit, made of what its owner may see; it is looked at each minute.',
})
export class IndicatorType {
  @Field(() => ID, { description: 'Id, "indicator_…".' }) id!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field({ description: 'The query that answers it, as `metrics` lists it.' }) analysis!: string;
  @Field({ description: 'Code of the measure.' }) measure!: string;
  @Field(() => Int, { description: 'Of the measure, when the indicator was made.' }) definitionVersion!: number;
  @Field(() => IndicatorPeriod, { description: 'The days that it is about.' }) period!: IndicatorPeriod;
  @Field(() => Direction, { description: 'Which way it should go.' }) goodWhen!: Direction;
  @Field(() => DecimalScalar, { nullable: true, description: 'What is aimed at.' }) target!: string | null;
  @Field(() => DecimalScalar, { description: 'Beyond it the indicator is AMBER.' }) warnAt!: string;
  @Field(() => DecimalScalar, { description: 'Beyond it the indicator is RED.' }) criticalAt!: string;
  @Field(() => IndicatorStatus, { description: 'What the figure means.' }) status!: IndicatorStatus;
  @Field(() => DecimalScalar, { nullable: true, description: 'The figure as it was found last; null if there was none.' })
  value!: string | null;
  @Field(() => AlertUnit, { description: 'Of the figure, the target and the limits.' }) unit!: AlertUnit;
  @Field(() => String, { nullable: true, description: 'ISO 4217, of amounts.' }) currency!: string | null;
  @Field({ description: 'Made of only the records that its owner may see.' }) partial!: boolean;
  @Field(() => String, { nullable: true, description: 'Position in the stream of events: the figure holds every change up to it.' })
  position!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'First day of the period that the figure is of.' }) periodFrom!: string | null;
  @Field(() => LocalDate, { nullable: true, description: 'Last day of it.' }) periodTo!: string | null;
  @Field(() => String, { nullable: true, description: 'Why there is no figure.' }) problem!: string | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was looked at last.' }) computedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'Since when it is watched no more.' }) archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change, not with each look; for `expectedVersion`.' }) version!: number;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Whose it is.' }) owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The team of who made it.' }) team!: One<TeamType> | null;
}

@ObjectType('IndicatorChanged', { implements: EventType, description: 'It means something else than before, or was made or changed.' })
export class IndicatorChangedType extends EventType {
  @Field(() => IndicatorStatus, { nullable: true, description: 'What it meant before; null if it is new.' })
  before!: IndicatorStatus | null;
  @One(() => IndicatorType, { of: 'subject', description: 'The indicator as it is at delivery.' }) indicator!: One<IndicatorType>;
}

/** Fields of `Subscription`. */
export class IndicatorFollows {
  @Follow({
    kind: 'indicator',
    subject: () => IndicatorType,
    events: { IndicatorChanged: indicatorChanged },
    description:
      'Indicators that you may see, told when they mean something else than before. `where: { status: { eq: RED } }` is what is wrong; what is so no more leaves it.',
  })
  indicatorChanged!: unknown;
}

/** Fields of `Query`. */
export class IndicatorReads {
  @One(() => IndicatorType, { nullable: true, description: 'An indicator by id.' }) indicator!: One<IndicatorType> | null;
  @Many(() => IndicatorType, { order: ['name'], description: 'Indicators that you may see, by name; those that are archived, too.' })
  indicators!: Connection<IndicatorType>;
}
