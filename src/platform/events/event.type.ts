import { Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { UserType } from '../access/user.type.js';
import { Cursor, DateTime } from '../api/scalars.js';
import type { One } from '../reading/declare.js';

/** Why a record is told as gone. */
export const LeftReason = { NO_LONGER_MATCHES: 'NO_LONGER_MATCHES', NOT_VISIBLE: 'NOT_VISIBLE', DELETED: 'DELETED' } as const;
export type LeftReason = keyof typeof LeftReason;
registerEnumType(LeftReason, {
  name: 'LeftReason',
  description: 'Why a record is no longer among those that a subscription tells of.',
  valuesConfig: {
    NO_LONGER_MATCHES: { description: 'It was changed, and `where` does not name it any more.' },
    NOT_VISIBLE: { description: 'You may not see it any more: it was given to others.' },
    DELETED: { description: 'It does not exist any more.' },
  },
});

@InterfaceType('Event', {
  description: 'Something that happened to a record. Events come in one order, for each record that of its changes.',
})
export abstract class EventType {
  @Field(() => Cursor, {
    description: 'The place of the event. Subscribe with it as `after` to get what comes after it, and nothing twice.',
  })
  cursor!: string;
  @Field(() => ID, {
    description: 'The change that this belongs to: a mutation answers it as `changeId`, so that a client knows the echo of its own.',
  })
  changeId!: string;
  @Field(() => DateTime, { description: 'When the change was made, UTC.' }) at!: Date;
  @Field(() => UserType, { nullable: true, description: 'Who made the change; null if it was made by the system itself.' })
  actor!: One<UserType> | null;
}

@ObjectType('CaughtUp', {
  description: 'Everything since `after` has been told; what follows is live. Sent once, only to who subscribed with `after`.',
})
export class CaughtUpType {
  @Field(() => Cursor, { description: 'Where the live events begin.' }) cursor!: string;
}
