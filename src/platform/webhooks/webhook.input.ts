import { MaxLength, MinLength } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { Cursor, DateTime, Duration } from '../api/scalars.js';

/** Characters of a document that is kept compiled, and of an address. */
const DOCUMENT = 20_000;
const ADDRESS = 2_000;

@InputType({ description: 'Where events are to go, and which.' })
export class WebhookCreateInput {
  @Field({ description: 'What it is to be called here.' }) @MinLength(1) @MaxLength(200) name!: string;
  @Field({ description: 'Where deliveries go: "https://…", a public address, without user and password.' })
  @MaxLength(ADDRESS)
  url!: string;
  @Field({
    description:
      'A document with one subscription, as you would send it to listen. Each event that it tells of is a delivery, and the body is what a `next` message carries.',
  })
  @MinLength(1)
  @MaxLength(DOCUMENT)
  document!: string;
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Its variables. With a cursor as `after` it begins there, without one at this moment.',
  })
  variables?: Record<string, unknown> | null;
}

@InputType({ description: 'What is to be changed of a webhook: absent leaves.' })
export class WebhookUpdateInput {
  @Id('webhook', { description: 'The webhook.' }) webhookId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'What it is called.' }) @MinLength(1) @MaxLength(200) name?: string | null;
  @Field(() => String, { nullable: true, description: 'Where deliveries go. Only its owner changes that.' })
  @MaxLength(ADDRESS)
  url?: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'Its subscription, for what is told from now on and for what waits to be sent. Only its owner changes that.',
  })
  @MinLength(1)
  @MaxLength(DOCUMENT)
  document?: string | null;
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description: 'Its variables; null for none. With a cursor as `after` it goes on from there. Only its owner changes that.',
  })
  variables?: Record<string, unknown> | null;
}

@InputType({ description: 'A webhook that is to be paused or put away.' })
export class WebhookStopInput {
  @Id('webhook', { description: 'The webhook.' }) webhookId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType({ description: 'A webhook that is to go on.' })
export class WebhookEnableInput {
  @Id('webhook', { description: 'The webhook.' }) webhookId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field({ defaultValue: false, description: 'True: it begins at this moment, and what happened while it was stopped is not sent.' })
  skip!: boolean;
}

@InputType({ description: 'A webhook that is to be signed for with a new secret.' })
export class WebhookRotateSecretInput {
  @Id('webhook', { description: 'The webhook.' }) webhookId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => Duration, {
    defaultValue: 'P1D',
    description: 'How long deliveries carry the signature by the old secret too, so that the receiver can change over.',
  })
  overlap!: string;
}

@InputType({ description: 'A webhook that is to be tried.' })
export class WebhookTestInput {
  @Id('webhook', { description: 'The webhook.' }) webhookId!: string;
}

@InputType({ description: 'A webhook that is to tell again, from the cursor or the instant on.' })
export class WebhookReplayInput {
  @Id('webhook', { description: 'The webhook.' }) webhookId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => Cursor, { nullable: true, description: 'The cursor after which it is to begin, as an event of it carries one.' })
  after?: string | null;
  @Field(() => DateTime, { nullable: true, description: 'Or the instant from which on it is to begin.' }) since?: Date | null;
}

@InputType({ description: 'A delivery that is to be sent again.' })
export class WebhookDeliveryRetryInput {
  @Id('delivery', { description: 'The delivery.' }) deliveryId!: string;
}
