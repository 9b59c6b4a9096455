import { Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DateTime } from '../../platform/api/scalars.js';

@InputType('AlertAcknowledgeInput', { description: 'You take care of an alert: it is yours, and does not go to anybody above.' })
export class AlertAcknowledgeInput {
  @Id('alert', { description: 'The alert.' }) alertId!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('AlertSnoozeInput', { description: 'An alert can wait: it goes to nobody above before this time.' })
export class AlertSnoozeInput {
  @Id('alert', { description: 'The alert.' }) alertId!: string;
  @Field(() => DateTime, { description: 'Until when, 30 days from now at most.' }) until!: Date;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('AlertEscalateInput', { description: 'An alert goes to somebody else.' })
export class AlertEscalateInput {
  @Id('alert', { description: 'The alert.' }) alertId!: string;
  @Id('user', { nullable: true, description: 'Who gets it; without it whoever is nearest above its owner and may change alerts.' })
  toId?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('AlertCloseInput', { description: 'An alert is over.' })
export class AlertCloseInput {
  @Id('alert', { description: 'The alert.' }) alertId!: string;
  @Field({ description: 'Why: what was found, what was done; 1 to 1,000 characters.' }) @Length(1, 1000) reason!: string;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('AlertReopenInput', { description: 'An alert that was closed is none the less true: its next episode begins.' })
export class AlertReopenInput {
  @Id('alert', { description: 'The alert; it is closed, and none of its key is open.' }) alertId!: string;
  @Field(() => String, { nullable: true, description: 'What is to be said of it; by default as before. At most 500 characters.' })
  @MaxLength(500)
  title?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}
