import type { Area } from '../area.js';
import { absenceAccess } from './absence.access.js';
import { AbsenceSchema } from './absence.entity.js';
import { AbsenceResolver } from './absence.resolver.js';
import { AbsenceReads, AbsenceType } from './absence.type.js';
import { apiKeyAccess } from './api-key.access.js';
import { ApiKeySchema } from './api-key.entity.js';
import { ApiKeyResolver } from './api-key.resolver.js';
import { ApiKeyReads, ApiKeyType } from './api-key.type.js';
import { AuditResolver } from './audit.resolver.js';
import { ExplanationResolver } from './explanation.resolver.js';
import { IdentityResolver } from './identity.resolver.js';
import { InvitationResolver } from './invitation.resolver.js';
import { invitationJob, passwordResetJob } from './link.jobs.js';
import { PasswordResolver } from './password.resolver.js';
import { RoleResolver } from './role.resolver.js';
import { SessionResolver } from './session.resolver.js';
import { userAccess } from './user.access.js';
import { RoleRuleSchema, RoleSchema, TeamSchema, UserRoleSchema, UserSchema } from './user.entity.js';
import { UserResolver } from './user.resolver.js';
import { AccessReads, HeldRoleType, RoleRuleType, RoleType, TeamType, UserType } from './user.type.js';

export const accessArea: Area = {
  name: 'access',
  entities: [TeamSchema, UserSchema, RoleSchema, RoleRuleSchema, UserRoleSchema, ApiKeySchema, AbsenceSchema],
  types: [UserType, TeamType, RoleType, RoleRuleType, HeldRoleType, ApiKeyType, AbsenceType],
  resolvers: [
    SessionResolver,
    UserResolver,
    RoleResolver,
    AbsenceResolver,
    ExplanationResolver,
    AuditResolver,
    ApiKeyResolver,
    IdentityResolver,
    PasswordResolver,
    InvitationResolver,
  ],
  jobs: [invitationJob, passwordResetJob],
  reads: [AccessReads, ApiKeyReads, AbsenceReads],
  access: [...userAccess, apiKeyAccess, absenceAccess],
};
