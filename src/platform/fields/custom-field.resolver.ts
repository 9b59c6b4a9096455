import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../access/requires.js';
import { payloadOf } from '../api/payload.js';
import type { Context } from '../server/context.js';
import { CustomFieldArchiveInput, CustomFieldCreateInput, CustomFieldRestoreInput, CustomFieldUpdateInput } from './custom-field.input.js';
import { CustomFieldDefinitionType } from './custom-field.type.js';
import { archiveField, createField, updateField } from './definitions.js';

const CustomFieldPayload = payloadOf('CustomField', { customField: () => CustomFieldDefinitionType });
const input = { description: 'The field.' };

@Resolver()
export class CustomFieldResolver {
  @Requires('customField.write')
  @Mutation(() => CustomFieldPayload, {
    nullable: true,
    description: 'Adds a field to a kind of record; it can be used at once. Takes the permission "customField.write".',
  })
  customFieldCreate(@Arg('input', input) data: CustomFieldCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customField: await createField(tx, data) }));
  }

  @Requires('customField.write')
  @Mutation(() => CustomFieldPayload, { nullable: true, description: 'Changes what people read of a field, its place and its choices.' })
  customFieldUpdate(@Arg('input', input) data: CustomFieldUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customField: await updateField(tx, data) }));
  }

  @Requires('customField.write')
  @Mutation(() => CustomFieldPayload, { nullable: true, description: 'Takes a field out of use; what records have in it is kept.' })
  customFieldArchive(@Arg('input', input) data: CustomFieldArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customField: await archiveField(tx, data, true) }));
  }

  @Requires('customField.write')
  @Mutation(() => CustomFieldPayload, {
    nullable: true,
    description: 'Takes an archived field back into use, with what records have in it.',
  })
  customFieldRestore(@Arg('input', input) data: CustomFieldRestoreInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customField: await archiveField(tx, data, false) }));
  }
}
