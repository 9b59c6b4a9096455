import { defineAccess } from './access.js';
import { Role, RoleRule, Team, User, UserRole } from './user.entity.js';

/** Names of people and teams, and what a role allows, are no secret among those who are signed in; who has which role is. */
export const userAccess = [
  // access_version is the database's own
  defineAccess({
    entity: () => User,
    kind: 'user',
    owner: 'id',
    team: 'team',
    open: true,
    fixed: ['accessVersion', 'machine'],
    unaudited: ['accessVersion'],
  }),
  defineAccess({ entity: () => UserRole, kind: 'user', owner: 'user' }),
  defineAccess({ entity: () => Team, kind: 'team', team: 'id', open: true }),
  defineAccess({ entity: () => Role, kind: 'role', open: true }),
  defineAccess({ entity: () => RoleRule, kind: 'role', open: true }),
];
