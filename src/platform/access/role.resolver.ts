import { type GraphQLResolveInfo, type GraphQLSchema, isObjectType } from 'graphql';
import { Arg, Ctx, Field, Info, Mutation, Resolver } from 'type-graphql';
import { payloadOf } from '../api/payload.js';
import { locked } from '../database/locked.js';
import type { Tx } from '../database/tx.js';
import { boundTo } from '../reading/bound.js';
import type { Context } from '../server/context.js';
import { type Concerned, type Effect, withEffect } from './effect.js';
import { setRoles } from './people.js';
import { Requires } from './requires.js';
import {
  AccessEffectType,
  RoleArchiveInput,
  RoleCostLimitSetInput,
  RoleCreateInput,
  RoleRestoreInput,
  RoleRuleRemoveInput,
  RoleRuleSetInput,
  RoleUpdateInput,
  UserRolesSetInput,
} from './role.type.js';
import { archiveRole, createRole, removeRule, restoreRole, roleByCode, setCostLimit, setRule, updateRole } from './roles.js';
import { User } from './user.entity.js';
import { RoleType, UserType } from './user.type.js';
import { rightsChanged } from './viewers.js';

/** A payload that tells beside the record who gains and loses what. */
function effectPayload(name: string, record: Record<string, () => Function>) {
  const payload = payloadOf(name, record);
  Field(() => AccessEffectType, {
    nullable: true,
    description: 'Who gains and loses what by it, or would on a dry run. Null on an error, and for changes that no rights hang on.',
  })(payload.prototype, 'effect');
  return payload;
}
const RolePayload = effectPayload('Role', { role: () => RoleType });
const UserRolesPayload = effectPayload('UserRoles', { user: () => UserType });

const fieldsOf = (schema: GraphQLSchema) => (name: string) => {
  const [type = '', field = '', key] = name.split('.');
  const found = schema.getType(type);
  if (key !== undefined) return field === 'customFields' && !!boundTo(schema)?.models.customField(type, key);
  return isObjectType(found) && field in found.getFields();
};

const withRights = <T extends object>(context: Context, verb: (tx: Tx) => Promise<T>): Promise<T> =>
  rightsChanged(context.services.viewers, context.change(verb));

/** A change of what everybody has who has the role. */
function ofRole(
  context: Context,
  { role, dryRun }: { role: string; dryRun: boolean },
  verb: (tx: Tx) => Promise<unknown>,
  rolesAfter = (roles: string[]) => roles,
): Promise<{ role: { id: string }; effect: Effect }> {
  return withRights(context, async tx => {
    const { id } = await roleByCode(tx, role);
    const concerned: Concerned = { roleId: id };
    const { effect } = await withEffect(tx, { concerned, kinds: context.services.viewers.grantable, dryRun, rolesAfter }, () => verb(tx));
    return { role: { id }, effect };
  });
}

@Resolver()
export class RoleResolver {
  @Requires('role.write')
  @Mutation(() => RolePayload, { nullable: true, description: 'Adds a role, which nobody has yet. Takes the permission "role.write".' })
  roleCreate(@Arg('input', () => RoleCreateInput, { description: 'The role.' }) input: RoleCreateInput, @Ctx() context: Context) {
    return context.change(async tx => ({ role: await createRole(tx, input) }));
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, { nullable: true, description: 'Renames or describes a role. Takes the permission "role.write".' })
  roleUpdate(@Arg('input', () => RoleUpdateInput, { description: 'What to change.' }) input: RoleUpdateInput, @Ctx() context: Context) {
    return context.change(async tx => ({ role: await updateRole(tx, input) }));
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, {
    nullable: true,
    description: 'Sets how far a role reaches for a kind of record. Takes the permission "role.write".',
  })
  async roleRuleSet(
    @Arg('input', () => RoleRuleSetInput, { description: 'The rule.' }) input: RoleRuleSetInput,
    @Ctx() context: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    await boundTo(schema)?.models.customFields.refresh();
    return ofRole(context, input, tx => setRule(tx, input, { kinds: context.services.viewers.grantable, hasField: fieldsOf(schema) }));
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, { nullable: true, description: 'Takes a rule of a role away. Takes the permission "role.write".' })
  roleRuleRemove(
    @Arg('input', () => RoleRuleRemoveInput, { description: 'The rule.' }) input: RoleRuleRemoveInput,
    @Ctx() context: Context,
  ) {
    return ofRole(context, input, tx => removeRule(tx, input));
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, {
    nullable: true,
    description: 'Puts a role away: whoever has it loses it. Takes the permissions "role.write" and "user.write".',
  })
  roleArchive(@Arg('input', () => RoleArchiveInput, { description: 'The role.' }) input: RoleArchiveInput, @Ctx() context: Context) {
    return ofRole(
      context,
      input,
      tx => archiveRole(tx, input.role),
      roles => roles.filter(code => code !== input.role),
    );
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, {
    nullable: true,
    description: 'Brings an archived role back, with its rules; nobody has it then. Takes the permission "role.write".',
  })
  roleRestore(@Arg('input', () => RoleRestoreInput, { description: 'The role.' }) { role }: RoleRestoreInput, @Ctx() context: Context) {
    return context.change(async tx => ({ role: await restoreRole(tx, role) }));
  }

  @Requires('role.write')
  @Mutation(() => RolePayload, {
    nullable: true,
    description: 'Sets what one document of people in a role may cost. Takes the permission "role.write".',
  })
  roleCostLimitSet(
    @Arg('input', () => RoleCostLimitSetInput, { description: 'Role and limit.' }) { role, costLimit }: RoleCostLimitSetInput,
    @Ctx() context: Context,
  ) {
    return withRights(context, async tx => ({ role: await setCostLimit(tx, role, costLimit ?? null) }));
  }

  @Requires('user.write')
  @Mutation(() => UserRolesPayload, {
    nullable: true,
    description: 'Gives a person these roles and no others. Takes the permission "user.write".',
  })
  userRolesSet(@Arg('input', () => UserRolesSetInput, { description: 'The roles.' }) input: UserRolesSetInput, @Ctx() context: Context) {
    const { userId, expectedVersion, roles, dryRun } = input;
    return withRights(context, async tx => {
      const user = await locked(tx, User, 'user', userId, expectedVersion);
      const { kinds } = context.services.viewers;
      const { effect } = await withEffect(tx, { concerned: { userId }, kinds, dryRun, rolesAfter: () => [...roles] }, () =>
        setRoles(tx, user, roles),
      );
      return { user: { id: userId }, effect };
    });
  }
}
