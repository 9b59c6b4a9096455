import type { Area } from '../area.js';
import { absenceAccess } from './absence.access.js';
import { AbsenceSchema } from './absence.entity.js';
import { AbsenceResolver } from './absence.resolver.js';
import { AbsenceReads, AbsenceType } from './absence.type.js';
import { AuditResolver } from './audit.resolver.js';
import { ExplanationResolver } from './explanation.resolver.js';
import { RoleResolver } from './role.resolver.js';
import { SessionResolver } from './session.resolver.js';
import { userAccess } from './user.access.js';
import { RoleRuleSchema, RoleSchema, TeamSchema, UserRoleSchema, UserSchema } from './user.entity.js';
import { UserResolver } from './user.resolver.js';
import { AccessReads, HeldRoleType, RoleRuleType, RoleType, TeamType, UserType } from './user.type.js';

export const accessArea: Area = {
  name: 'access',
  entities: [TeamSchema, UserSchema, RoleSchema, RoleRuleSchema, UserRoleSchema, AbsenceSchema],
  types: [UserType, TeamType, RoleType, RoleRuleType, HeldRoleType, AbsenceType],
  resolvers: [SessionResolver, UserResolver, RoleResolver, AbsenceResolver, ExplanationResolver, AuditResolver],
  reads: [AccessReads, AbsenceReads],
  access: [...userAccess, absenceAccess],
};
