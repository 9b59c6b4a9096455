import {
  GraphQLEnumType,
  GraphQLID,
  type GraphQLInterfaceType,
  GraphQLObjectType,
  type GraphQLOutputType,
  GraphQLUnionType,
  isInterfaceType,
  isObjectType,
} from 'graphql';
import type { FollowOptions } from '../declare.js';
import type { Model, Models } from '../model.js';
import { addField, required } from './field.js';
import { whereType } from './filters.js';
import type { Made } from './made.js';

/** `newLead` → `NewLeadEvent`. */
export const eventUnionOf = (field: string): string => `${field[0]?.toUpperCase()}${field.slice(1)}Event`;

function eventInterface(made: Made): GraphQLInterfaceType {
  const event = made.schema.getType('Event');
  if (!isInterfaceType(event)) throw new Error('The interface "Event" is missing: name a type that implements it.');
  return event;
}

function caughtUp(made: Made): GraphQLObjectType {
  const type = made.schema.getType('CaughtUp');
  if (!isObjectType(type)) throw new Error('The type "CaughtUp" is missing: name `CaughtUpType` among the types.');
  return type;
}

const leftReason = (made: Made): GraphQLEnumType =>
  made.once('LeftReason', name => {
    const values = {
      NO_LONGER_MATCHES: { description: 'It was changed, and `where` does not name it any more.' },
      NOT_VISIBLE: { description: 'You may not see it any more: it was given to others.' },
      DELETED: { description: 'It does not exist any more.' },
    };
    return new GraphQLEnumType({ name, description: 'Why a record is no longer among those that a subscription tells of.', values });
  });

/** `LeadLeft`: a record is no longer among those that a subscription tells of. */
const leftType = (made: Made, subject: Model): GraphQLObjectType =>
  made.once(`${subject.name}Left`, name => {
    const event = eventInterface(made);
    const inherited = Object.values(event.getFields()).map(({ name: field, type, description }) => [field, { type, description }]);
    return new GraphQLObjectType({
      name,
      description: `A record of the type ${subject.name} is no longer among those that you follow. Take it off your list.`,
      interfaces: [event],
      fields: {
        ...(Object.fromEntries(inherited) as Record<string, { type: GraphQLOutputType }>),
        id: { type: required(GraphQLID), description: `Which one, "${subject.declared.prefix}_…".` },
        reason: { type: required(leftReason(made)), description: 'Why.' },
      },
    });
  });

function eventUnion(made: Made, models: Models, field: string, follow: FollowOptions, subject: Model): GraphQLUnionType {
  const events = Object.keys(follow.events).map(name => {
    const model = models.get(name);
    if (!model) throw new Error(`The subscription "${field}" tells of "${name}", which is not an object type of the schema.`);
    return model.gql;
  });
  const types = [...events, leftType(made, subject), caughtUp(made)];
  const description = `What the subscription \`${field}\` tells of.`;
  return made.once(eventUnionOf(field), name => new GraphQLUnionType({ name, description, types, resolveType: value => value.__typename }));
}

/** `Subscription` with a field for each `@Follow`. @returns undefined if there are none */
export function addFollows(made: Made, models: Models): GraphQLObjectType | undefined {
  if (!models.follows.size) return undefined;
  const known = made.schema.getSubscriptionType();
  const subscription =
    known ?? new GraphQLObjectType({ name: 'Subscription', description: 'What happens, as it happens, or since a cursor.', fields: {} });
  for (const [field, follow] of models.follows) {
    const subject = models.byClass.get(follow.subject());
    if (!subject)
      throw new Error(`The subscription "${field}" is about "${follow.subject().name}", which is not an object type of the schema.`);
    addField(subscription, field, {
      type: required(eventUnion(made, models, field, follow, subject)),
      description: follow.description,
      deprecationReason: follow.deprecationReason,
      args: {
        where: { type: whereType(made, subject), description: 'Only records that match, before or after the change.' },
        after: {
          type: made.scalar('Cursor'),
          description:
            'Where to go on: the cursor of a list or of the last event you have. What you missed comes first, then `CaughtUp`. Without it you hear what happens from now on.',
        },
      },
    });
  }
  return subscription;
}
