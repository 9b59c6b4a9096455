import type { Area } from '../area.js';
import { AuditResolver } from './audit.resolver.js';
import { SessionResolver } from './session.resolver.js';
import { userAccess } from './user.access.js';
import { RoleRuleSchema, RoleSchema, TeamSchema, UserRoleSchema, UserSchema } from './user.entity.js';
import { UserResolver } from './user.resolver.js';
import { AccessReads, HeldRoleType, RoleRuleType, RoleType, TeamType, UserType } from './user.type.js';

export const accessArea: Area = {
  name: 'access',
  entities: [TeamSchema, UserSchema, RoleSchema, RoleRuleSchema, UserRoleSchema],
  types: [UserType, TeamType, RoleType, RoleRuleType, HeldRoleType],
  resolvers: [SessionResolver, UserResolver, AuditResolver],
  reads: [AccessReads],
  access: userAccess,
};
