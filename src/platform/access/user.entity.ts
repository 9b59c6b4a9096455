import { defineEntity, p } from '@mikro-orm/core';
import { instant, oneOf, record } from '../api/record.js';

/** How far a right reaches: nothing, own rows, rows of one's teams and the teams below (own ones too), or every row. */
export const RightScope = { NONE: 'NONE', OWN: 'OWN', TEAM: 'TEAM', ALL: 'ALL' } as const;
export type RightScope = keyof typeof RightScope;

/** The actor of jobs, web forms and migrations. It can not sign in. */
export const SYSTEM_USER = '00000000-0000-7000-8000-000000000000';

export const TeamSchema = defineEntity({
  name: 'Team',
  tableName: 'teams',
  properties: {
    ...record(),
    name: p.text(),
    parent: () => p.manyToOne(Team).nullable(),
  },
});
/** People who see each other's records. Teams form a tree: who is in one sees the records of those below. */
export class Team extends TeamSchema.class {}
TeamSchema.setClass(Team);

export const UserSchema = defineEntity({
  name: 'User',
  tableName: 'users',
  properties: {
    ...record(),
    /** Unique whatever the case. */
    email: p.text(),
    name: p.text(),
    /** BCP 47, as `de` or `pt-BR`. */
    language: p.text().default('en'),
    /** IANA name. */
    timeZone: p.text().default('UTC'),
    team: () => p.manyToOne(Team).nullable(),
    active: p.boolean().default(true),
    /** Raised by the database whenever roles, teams or `active` change what this person may see. */
    accessVersion: p.bigint('number').default(0),
    /** A program with API keys, not a person: it has no password and no address. */
    machine: p.boolean().default(false),
    /** When the invitation was sent that the person has not accepted yet. */
    invitedAt: p.datetime().columnType('timestamptz').nullable(),
  },
});
/** A person who can sign in. The password's hash is in `vault.credentials`, out of the application's reach. */
export class User extends UserSchema.class {}
UserSchema.setClass(User);

export const RoleSchema = defineEntity({
  name: 'Role',
  tableName: 'roles',
  properties: {
    ...record(),
    /** `SALES`, `ADMINISTRATOR` … */
    code: p.text(),
    name: p.text(),
    description: p.text(),
    /** Since when nobody has it or can be given it; null while it is in use. */
    archivedAt: instant().nullable(),
    /** Points that one document may cost; null: what COST_LIMIT says. */
    costLimit: p.integer().nullable(),
  },
});
/** What people in a position may do. A person has one or more. */
export class Role extends RoleSchema.class {}
RoleSchema.setClass(Role);

export const RoleRuleSchema = defineEntity({
  name: 'RoleRule',
  tableName: 'role_rules',
  properties: {
    ...record(),
    role: () => p.manyToOne(Role),
    /** Kind of record (`lead`), or `*` for every kind that the role has no rule of its own for. */
    kind: p.text(),
    readScope: oneOf(RightScope),
    writeScope: oneOf(RightScope),
    deleteScope: oneOf(RightScope),
    /** Fields that the role does not show, as `Customer.taxId`. */
    hiddenFields: p.array().columnType('text[]').default([]),
  },
});
/** How far a role reaches for one kind of record. */
export class RoleRule extends RoleRuleSchema.class {}
RoleRuleSchema.setClass(RoleRule);

export const UserRoleSchema = defineEntity({
  name: 'UserRole',
  tableName: 'user_roles',
  properties: {
    ...record(),
    user: () => p.manyToOne(User),
    role: () => p.manyToOne(Role),
  },
});
/** That a person has a role. */
export class UserRole extends UserRoleSchema.class {}
UserRoleSchema.setClass(UserRole);
