import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { erasePerson } from './erasing.js';
import { exportPerson } from './exporting.js';
import { PersonEraseInput, PersonExportInput } from './privacy.input.js';
import { ErasureRecordType, PersonExportType } from './privacy.type.js';

const PersonExportPayload = payloadOf('PersonExport', { personExport: () => PersonExportType });
const PersonErasePayload = payloadOf('PersonErase', { erasureRecord: () => ErasureRecordType });
const input = { description: 'The person.' };

@Resolver()
export class PrivacyResolver {
  @Requires('privacy.write')
  @Mutation(() => PersonExportPayload, {
    nullable: true,
    description: 'Has a file made of everything that is stored of a person. It can be fetched by you alone, for `PERSON_EXPORT_LIFETIME`.',
  })
  personExport(@Arg('input', input) data: PersonExportInput, @Ctx() { change }: Context) {
    return change(async tx => ({ personExport: await exportPerson(tx, data) }));
  }

  @Requires('privacy.delete')
  @DryRun()
  @Mutation(() => PersonErasePayload, {
    nullable: true,
    description:
      'Erases a person, for good: names, addresses, words, in the audit trail and the log, too. Orders stay without them. A dry run says how much it is.',
  })
  personErase(@Arg('input', input) data: PersonEraseInput, @Ctx() { change }: Context) {
    return change(async tx => ({ erasureRecord: await erasePerson(tx, data) }));
  }
}
