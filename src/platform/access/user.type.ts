import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, TimeZone } from '../api/scalars.js';
import { type Connection, From, Many, One, Rows } from '../reading/declare.js';
import { RightScope, Role, RoleRule, Team, User } from './user.entity.js';

registerEnumType(RightScope, {
  name: 'RightScope',
  description: 'How far a right reaches.',
  valuesConfig: {
    NONE: { description: 'No record.' },
    OWN: { description: 'Records that the person owns.' },
    TEAM: { description: "Own records, those of the person's team and of all teams below it." },
    ALL: { description: 'Every record.' },
  },
});

@ObjectType('HeldRole', { description: 'A role that a person has.' })
export class HeldRoleType {
  @Field({ description: 'What code and configuration call it: "SALES".' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
}

@From(() => Team, { prefix: 'team', filters: ['id', 'name', 'parent'], contains: ['name'], orders: ['name'] })
@ObjectType('Team', {
  description: 'People who share records. Teams form a tree: whose right reaches the team also reaches the records of the teams below.',
})
export class TeamType {
  @Field(() => ID, { description: 'Id, "team_…".' }) id!: string;
  @Field({ description: 'Unique, whatever the case.' }) name!: string;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => TeamType, { nullable: true, description: 'The team above; null at the top.' }) parent!: One<TeamType> | null;
  @Many(() => TeamType, { by: 'parent', order: ['name'], description: 'The teams directly below.' }) teams!: Connection<TeamType>;
  @Many(() => UserType, { by: 'team', order: ['name'], description: 'The people of this team, without those of teams below.' })
  users!: Connection<UserType>;
}

@From(() => User, {
  prefix: 'user',
  filters: ['id', 'name', 'active', 'machine', 'invitedAt', 'team'],
  contains: ['name'],
  orders: ['name'],
})
@ObjectType('User', { description: 'A person who works here. Everybody who is signed in sees the names of all.' })
export class UserType {
  @Field(() => ID, { description: 'Id, "user_…".' }) id!: string;
  @Field({ description: 'Full name.' }) name!: string;
  @Field({ description: 'What the person signs in with. Most roles do not show it.' }) email!: string;
  @Field({ description: 'Language as a BCP 47 tag: "en", "pt-BR".' }) language!: string;
  @Field(() => TimeZone, { description: 'Where the person works: an IANA name, "Europe/Vienna".' }) timeZone!: string;
  @Field({ description: 'Whether the person can sign in and is given work.' }) active!: boolean;
  @Field(() => DateTime, { nullable: true, description: 'When the invitation was made that the person has not accepted yet, UTC.' })
  invitedAt!: Date | null;
  @Field({ description: 'A program with API keys, not a person; its address takes no mail.' }) machine!: boolean;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @One(() => TeamType, { nullable: true, description: 'The team that the person belongs to; new records of this person go there.' })
  team!: One<TeamType> | null;
  @Rows(() => HeldRoleType, {
    description: 'What the person may do, by code.',
    sql: (user, limit) =>
      `select r.code, r.name from visible.user_roles x join visible.roles r on r.id = x.role_id where x.user_id = ${user('id')} order by r.code limit ${limit}`,
  })
  roles!: HeldRoleType[];
}

@From(() => RoleRule, { prefix: 'rule', filters: ['id', 'kind'] })
@ObjectType('RoleRule', { description: 'How far a role reaches for one kind of record.' })
export class RoleRuleType {
  @Field(() => ID, { description: 'Id, "rule_…".' }) id!: string;
  @Field({ description: 'The kind of record ("lead"), or "*" for every kind that the role has no rule of its own for.' }) kind!: string;
  @Field(() => RightScope, { description: 'Which records are seen.' }) readScope!: RightScope;
  @Field(() => RightScope, { description: 'Which records are made and changed.' }) writeScope!: RightScope;
  @Field(() => RightScope, { description: 'Which rows are deleted, where rows can be.' }) deleteScope!: RightScope;
  @Field(() => [String], {
    description:
      'Fields that the role does not show, as "Contact.birthday". A person with several roles is refused only what all of them hide.',
  })
  hiddenFields!: string[];
}

@From(() => Role, { prefix: 'role', filters: ['id', 'code', 'archivedAt', 'users'], orders: ['code'] })
@ObjectType('Role', { description: 'What people in a position see and do.' })
export class RoleType {
  @Field(() => ID, { description: 'Id, "role_…".' }) id!: string;
  @Field({ description: 'What code and configuration call it: "SALES".' }) code!: string;
  @Field({ description: 'What people call it.' }) name!: string;
  @Field({ description: 'What it is for.' }) description!: string;
  @Field(() => DateTime, { nullable: true, description: 'Since when nobody has it or can be given it; null while it is in use.' })
  archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
  @Field(() => Int, {
    nullable: true,
    description:
      'Points that one document of people in this role may cost: a field counts once for every row of the lists around it. Of several roles the highest limit holds; null is the default of the server.',
  })
  costLimit!: number | null;
  @Many(() => RoleRuleType, {
    by: 'role',
    order: ['kind'],
    description: 'One rule for each kind of record; a kind without one is out of reach.',
  })
  rules!: Connection<RoleRuleType>;
  @Many(() => UserType, {
    through: { table: 'user_roles', from: 'role_id', to: 'user_id' },
    order: ['name'],
    filterable: true,
    description: 'Who has it, by name.',
  })
  users!: Connection<UserType>;
}

export class AccessReads {
  @One(() => UserType, { nullable: true, description: 'A person.' }) user!: One<UserType> | null;
  @Many(() => UserType, { order: ['name'], description: 'The people who work here, by name.' }) users!: Connection<UserType>;
  @One(() => TeamType, { nullable: true, description: 'A team.' }) team!: One<TeamType> | null;
  @Many(() => TeamType, { order: ['name'], description: 'All teams, by name.' }) teams!: Connection<TeamType>;
  @One(() => RoleType, { nullable: true, description: 'A role.' }) role!: One<RoleType> | null;
  @Many(() => RoleType, { order: ['code'], description: 'All roles, by code.' }) roles!: Connection<RoleType>;
}
