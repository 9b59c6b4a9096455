import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { ConsentRecordInput } from './consent.input.js';
import { ConsentType } from './consent.type.js';
import { recordConsent } from './consenting.js';

const ConsentPayload = payloadOf('Consent', { consent: () => ConsentType });

@Resolver()
export class ConsentResolver {
  @Requires('customer.write')
  @Mutation(() => ConsentPayload, {
    nullable: true,
    description:
      'Writes down what a customer or a contact allowed, refused or took back. The history stays; the latest of a channel and purpose is in force.',
  })
  consentRecord(@Arg('input', { description: 'What was said.' }) data: ConsentRecordInput, @Ctx() { change }: Context) {
    return change(async tx => ({ consent: await recordConsent(tx, data) }));
  }
}
