import { p } from '@mikro-orm/core';
import { Team, User } from '../access/user.entity.js';

// The columns of every record stand apart from the owner's: users and teams are records themselves.
export { currency, id, instant, money, oneOf, record } from './record.js';

/** Whose it is: decides who sees it. */
export const owned = () => ({
  ownerId: () => p.manyToOne(User).mapToPk().fieldName('owner_id').nullable(),
  teamId: () => p.manyToOne(Team).mapToPk().fieldName('team_id').nullable(),
});
