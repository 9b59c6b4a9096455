import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Ctx, Info, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../access/requires.js';
import type { Context } from '../server/context.js';
import { PersistedDocumentRegisterInput, PersistedDocumentRegisterPayload } from './persisted-document.type.js';
import { registerDocument } from './registration.js';

@Resolver()
export class PersistedDocumentResolver {
  @Requires('persistedDocument.write')
  @Mutation(() => PersistedDocumentRegisterPayload, {
    nullable: true,
    description:
      'Registers a document, so that clients may send its hash in its place; the same again changes nothing. Takes the permission "persistedDocument.write".',
  })
  persistedDocumentRegister(
    @Arg('input', () => PersistedDocumentRegisterInput, { description: 'The document.' }) input: PersistedDocumentRegisterInput,
    @Ctx() { change }: Context,
    @Info() { schema }: GraphQLResolveInfo,
  ) {
    return change(async tx => ({ document: await registerDocument(tx, schema, input) }));
  }
}
