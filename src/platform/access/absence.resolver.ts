import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { payloadOf } from '../api/payload.js';
import type { Context } from '../server/context.js';
import { cancelAbsence, changeAbsence, createAbsence } from './absence.js';
import { AbsenceCancelInput, AbsenceChangeInput, AbsenceCreateInput, AbsenceType } from './absence.type.js';
import { Requires } from './requires.js';
import { rightsChanged } from './viewers.js';

const AbsencePayload = payloadOf('Absence', { absence: () => AbsenceType });

@Resolver()
export class AbsenceResolver {
  @Requires('absence.write')
  @Mutation(() => AbsencePayload, {
    nullable: true,
    description: 'Enters an absence, yours or of somebody in your teams. Takes the permission "absence.write".',
  })
  absenceCreate(
    @Arg('input', () => AbsenceCreateInput, { description: 'The absence.' }) input: AbsenceCreateInput,
    @Ctx() context: Context,
  ) {
    const { viewers } = context.services;
    return rightsChanged(
      viewers,
      context.change(async tx => ({ absence: await createAbsence(tx, input, viewers.delegable) })),
    );
  }

  @Requires('absence.write')
  @Mutation(() => AbsencePayload, {
    nullable: true,
    description: 'Moves an absence, or gives it another substitute. Takes the permission "absence.write".',
  })
  absenceChange(
    @Arg('input', () => AbsenceChangeInput, { description: 'What to change.' }) input: AbsenceChangeInput,
    @Ctx() context: Context,
  ) {
    const { viewers } = context.services;
    return rightsChanged(
      viewers,
      context.change(async tx => ({ absence: await changeAbsence(tx, input, viewers.delegable) })),
    );
  }

  @Requires('absence.write')
  @Mutation(() => AbsencePayload, {
    nullable: true,
    description: 'Takes an absence back; one that lasts ends now. Takes the permission "absence.write".',
  })
  absenceCancel(@Arg('input', () => AbsenceCancelInput, { description: 'Which one.' }) input: AbsenceCancelInput, @Ctx() context: Context) {
    return rightsChanged(
      context.services.viewers,
      context.change(async tx => ({ absence: await cancelAbsence(tx, input) })),
    );
  }
}
