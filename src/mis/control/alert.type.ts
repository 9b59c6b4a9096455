import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DateTime, DecimalScalar } from '../../platform/api/scalars.js';
import { EventType } from '../../platform/events/event.type.js';
import { type Connection, Follow, From, Many, One } from '../../platform/reading/declare.js';
import { Alert, AlertKind, AlertSeverity, AlertState, AlertUnit } from './alert.entity.js';
import { alertAcknowledged, alertChanged, alertClosed, alertEscalated, alertRaised, alertReopened } from './alert.events.js';

registerEnumType(AlertKind, {
  name: 'AlertKind',
  description: 'What an alert comes from.',
  valuesConfig: {
    INDICATOR: { description: 'An indicator has left its limits.' },
    BUDGET: { description: 'A threshold of a budget line was crossed.' },
    STOCK: { description: 'Stock is below what is to be reordered.' },
    SLA: { description: 'A service level is missed, or about to be.' },
    ANOMALY: { description: 'A figure is not what its past would have it.' },
    FORECAST: { description: 'A forecast leaves its limits.' },
    RISK: { description: 'Something may go wrong.' },
    JOB: { description: 'A job of the server gave up.' },
  },
});
registerEnumType(AlertSeverity, {
  name: 'AlertSeverity',
  description: 'How grave an alert is.',
  valuesConfig: {
    INFO: { description: 'To be known.' },
    WARNING: { description: 'To be looked at.' },
    CRITICAL: { description: 'To be acted on.' },
  },
});
registerEnumType(AlertState, {
  name: 'AlertState',
  description: 'How far an alert is.',
  valuesConfig: {
    OPEN: { description: 'Nobody has taken care of it.' },
    ACKNOWLEDGED: { description: 'Somebody takes care of it.' },
    ESCALATED: { description: 'It went to somebody above, who has not taken care of it yet.' },
    CLOSED: { description: 'It is over.' },
  },
});
registerEnumType(AlertUnit, {
  name: 'AlertUnit',
  description: 'Of the figures of an alert, as measures have it.',
  valuesConfig: {
    MONEY: { description: 'An amount in `currency`.' },
    COUNT: { description: 'A number of things.' },
    PERCENT: { description: 'Percent.' },
    DAYS: { description: 'Days.' },
    HOURS: { description: 'Hours.' },
    QUANTITY: { description: 'Units of a product.' },
  },
});

@ObjectType('AlertDriver', { description: 'What moved the figure of an alert.' })
class AlertDriverType {
  @Field({ description: 'What the figure is split by: "account".' }) dimension!: string;
  @Field(() => String, { nullable: true, description: 'The group’s key, as analyses have it; null for what has none.' }) key!:
    | string
    | null;
  @Field({ description: 'The group’s name.' }) label!: string;
  @Field(() => DecimalScalar, { description: 'Its part, in the unit of the alert.' }) value!: string;
}

@From(() => Alert, {
  prefix: 'alert',
  filters: ['id', 'key', 'kind', 'severity', 'state', 'openedAt', 'owner', 'team'],
  orders: ['openedAt'],
})
@ObjectType('Alert', {
  description:
    'Something that asks for attention. Raised once by its key, acknowledged or passed on, closed with a reason; when it is so again, that is its next episode.',
})
export class AlertType {
  @Field(() => ID, { description: 'Id, "alert_…".' }) id!: string;
  @Field({ description: 'Names what it is about, for machines: of one key one alert is open at most.' }) key!: string;
  @Field(() => AlertKind, { description: 'What it comes from.' }) kind!: AlertKind;
  @Field(() => AlertSeverity, { description: 'How grave it is; it becomes graver while it is open, never less.' }) severity!: AlertSeverity;
  @Field(() => AlertState, { description: 'How far it is.' }) state!: AlertState;
  @Field(() => Int, { description: 'How many times it was raised, this time included.' }) episode!: number;
  @Field({ description: 'What it says, without the figures.' }) title!: string;
  @Field(() => DecimalScalar, { nullable: true, description: 'The figure, as it was when it was last looked at.' }) value!: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'What the figure has passed.' }) limit!: string | null;
  @Field(() => AlertUnit, { nullable: true, description: 'Of `value`, `limit` and the drivers.' }) unit!: AlertUnit | null;
  @Field(() => String, { nullable: true, description: 'ISO 4217, of amounts.' }) currency!: string | null;
  @Field(() => [AlertDriverType], { description: 'What moved the figure most, the largest first.' }) drivers!: AlertDriverType[];
  @Field(() => String, { nullable: true, description: 'A query that shows the records behind the figure, to be run as it stands.' })
  drillDown!: string | null;
  @Field(() => DateTime, { description: 'When it was raised.' }) openedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When somebody took care of it.' }) acknowledgedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'It can wait until then.' }) snoozedUntil!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it goes to somebody above; null if it does not.' }) escalatesAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it last went to somebody above.' }) escalatedAt!: Date | null;
  @Field(() => DateTime, { nullable: true, description: 'When it was over.' }) closedAt!: Date | null;
  @Field(() => String, { nullable: true, description: 'Why it was closed.' }) closedReason!: string | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who is to take care of it, or does.' }) owner!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'Whose it is.' }) team!: One<TeamType> | null;
  @One(() => UserType, { of: 'acknowledgedById', nullable: true, description: 'Who took care of it.' })
  acknowledgedBy!: One<UserType> | null;
  @One(() => UserType, { of: 'closedById', nullable: true, description: 'Who closed it; the system where it was so no more.' })
  closedBy!: One<UserType> | null;
}

const alert = { of: 'subject', description: 'The alert as it is at delivery.' } as const;

@ObjectType('AlertRaised', { implements: EventType, description: 'Something asks for attention for the first time.' })
export class AlertRaisedType extends EventType {
  @One(() => AlertType, alert) alert!: One<AlertType>;
}
@ObjectType('AlertReopened', { implements: EventType, description: 'It does again, after it was closed.' })
export class AlertReopenedType extends EventType {
  @One(() => AlertType, alert) alert!: One<AlertType>;
}
@ObjectType('AlertChanged', { implements: EventType, description: 'Its figure or severity is another, or it was put off.' })
export class AlertChangedType extends EventType {
  @One(() => AlertType, alert) alert!: One<AlertType>;
}
@ObjectType('AlertAcknowledged', { implements: EventType, description: 'Somebody takes care of it.' })
export class AlertAcknowledgedType extends EventType {
  @One(() => AlertType, alert) alert!: One<AlertType>;
}
@ObjectType('AlertEscalated', { implements: EventType, description: 'It went to somebody above, or to somebody else.' })
export class AlertEscalatedType extends EventType {
  @One(() => AlertType, alert) alert!: One<AlertType>;
}
@ObjectType('AlertClosed', { implements: EventType, description: 'It is over.' })
export class AlertClosedType extends EventType {
  @One(() => AlertType, alert) alert!: One<AlertType>;
}

/** Fields of `Subscription`. */
export class AlertFollows {
  @Follow({
    kind: 'alert',
    subject: () => AlertType,
    events: {
      AlertRaised: alertRaised,
      AlertReopened: alertReopened,
      AlertChanged: alertChanged,
      AlertAcknowledged: alertAcknowledged,
      AlertEscalated: alertEscalated,
      AlertClosed: alertClosed,
    },
    description:
      'The life of alerts that you may see. With `where: { state: { ne: CLOSED } }` what is closed leaves it. One that leaves your sight, or the filter, comes as `AlertLeft`.',
  })
  alertChanged!: unknown;
}

/** Fields of `Query`. */
export class AlertReads {
  @One(() => AlertType, { nullable: true, description: 'An alert by id.' }) alert!: One<AlertType> | null;
  @Many(() => AlertType, { order: ['-openedAt'], description: 'Alerts that you may see, the newest first.' })
  alerts!: Connection<AlertType>;
}
