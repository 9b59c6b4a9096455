import { ArrayUnique, Matches, Max, MaxLength, Min, MinLength } from 'class-validator';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { RightScope } from './user.entity.js';

export const RightAction = { READ: 'READ', WRITE: 'WRITE', DELETE: 'DELETE' } as const;
export type RightAction = keyof typeof RightAction;
registerEnumType(RightAction, {
  name: 'RightAction',
  description: 'What a right allows to do with records.',
  valuesConfig: {
    READ: { description: 'See them.' },
    WRITE: { description: 'Make and change them.' },
    DELETE: { description: 'Delete rows, where rows can be deleted.' },
  },
});

@ObjectType('AccessPerson', { description: 'A person, by name.' })
export class AccessPersonType {
  @Field(() => ID, { description: 'Id, "user_…".' }) id!: string;
  @Field({ description: 'Full name.' }) name!: string;
}

@ObjectType('RightChange', { description: 'One right that reaches further, or less far, than before.' })
class RightChangeType {
  @Field({ description: 'Kind of record: "lead".' }) kind!: string;
  @Field(() => RightAction, { description: 'What it allows.' }) action!: RightAction;
  @Field(() => RightScope, { description: 'How far it reached.' }) from!: RightScope;
  @Field(() => RightScope, { description: 'How far it reaches now.' }) to!: RightScope;
}

@ObjectType('AccessEffectGroup', { description: 'What a change means for people who had the same roles.' })
class AccessEffectGroupType {
  @Field(() => [String], { description: 'Codes of the roles that these people had before.' }) roles!: string[];
  @Field(() => Int, { description: 'How many people they are.' }) peopleCount!: number;
  @Field(() => [AccessPersonType], { description: 'The first 20 of them, by name.' }) people!: AccessPersonType[];
  @Field(() => [RightChangeType], { description: 'Rights that they gain or lose, all their roles taken together.' })
  changes!: RightChangeType[];
  @Field(() => [String], { description: 'Fields that they do not see any more, as "Contact.birthday".' }) fieldsHidden!: string[];
  @Field(() => [String], { description: 'Fields that were hidden from them.' }) fieldsShown!: string[];
}

@ObjectType('AccessEffect', { description: 'Who gains and loses what by a change of roles: of the active people whom you see.' })
export class AccessEffectType {
  @Field(() => Int, { description: 'How many people have other rights by it.' }) peopleCount!: number;
  @Field(() => [AccessEffectGroupType], { description: 'They, by the roles they had; at most 50 groups, the largest first.' })
  groups!: AccessEffectGroupType[];
}

const CODE = /^[A-Z][A-Z0-9_]*$/;
const DRY_RUN = 'Change nothing, and tell in `effect` what would change.';

@InputType({ description: 'A new role.' })
export class RoleCreateInput {
  @Field({ description: 'What code and configuration call it: capitals, digits and "_". It stays for ever.' })
  @Matches(CODE, { message: 'A code is written as "FIELD_SALES"' })
  @MaxLength(60)
  code!: string;
  @Field({ description: 'What people call it.' }) @MinLength(1) @MaxLength(100) name!: string;
  @Field({ description: 'What it is for.' }) @MaxLength(1000) description!: string;
  @Field(() => String, { nullable: true, description: 'Code of a role whose rules it begins with; without one it allows nothing yet.' })
  copyOf?: string | null;
}

@InputType({ description: 'What to change of a role; what is absent stays.' })
export class RoleUpdateInput {
  @Field({ description: 'Code of the role.' }) role!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'What people call it.' }) @MinLength(1) @MaxLength(100) name?: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for.' }) @MaxLength(1000) description?: string | null;
}

@InputType({ description: 'How far a role reaches for one kind of record.' })
export class RoleRuleSetInput {
  @Field({ description: 'Code of the role.' }) role!: string;
  @Field({
    description:
      'Kind of record ("lead"), or "*" for every kind without a rule of its own; or an exception ("budgetException"), which nobody has by "*": whoever writes it may do what others are refused.',
  })
  kind!: string;
  @Field(() => RightScope, { description: 'Which records are seen.' }) readScope!: RightScope;
  @Field(() => RightScope, { description: 'Which records are made and changed.' }) writeScope!: RightScope;
  @Field(() => RightScope, { description: 'Which rows are deleted, where rows can be.' }) deleteScope!: RightScope;
  @Field(() => [String], {
    nullable: true,
    description: 'Fields of this kind that the role does not show, as "Contact.birthday", or "Contact.customFields.shoeSize".',
  })
  @Matches(/^[A-Z]\w*\.[a-z]\w*(\.[a-z]\w*)?$/, { each: true, message: 'A field is named as "Contact.birthday"' })
  hiddenFields?: string[] | null;
  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN }) dryRun!: boolean;
}

@InputType({ description: 'Which rule of a role goes.' })
export class RoleRuleRemoveInput {
  @Field({ description: 'Code of the role.' }) role!: string;
  @Field({ description: 'Kind of record of the rule; the rule for "*", if there is one, holds for it then.' }) kind!: string;
  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN }) dryRun!: boolean;
}

@InputType({ description: 'Which role is put away.' })
export class RoleArchiveInput {
  @Field({ description: 'Code of the role.' }) role!: string;
  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN }) dryRun!: boolean;
}

@InputType({ description: 'What one document of people in a role may cost.' })
export class RoleCostLimitSetInput {
  @Field({ description: 'Code of the role.' }) role!: string;
  @Field(() => Int, {
    nullable: true,
    description: 'Points, 1 to 1,000,000,000: a field counts once for every row of the lists around it. Null is the default of the server.',
  })
  @Min(1)
  @Max(1_000_000_000)
  costLimit?: number | null;
}

@InputType({ description: 'Which role comes back.' })
export class RoleRestoreInput {
  @Field({ description: 'Code of the role.' }) role!: string;
}

@InputType({ description: 'The roles of a person.' })
export class UserRolesSetInput {
  @Id('user', { description: 'The person.' }) userId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => [String], { description: 'Codes of all roles that the person has from now on.' }) @ArrayUnique() roles!: string[];
  @Field(() => Boolean, { defaultValue: false, description: DRY_RUN }) dryRun!: boolean;
}
