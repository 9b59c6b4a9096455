import { MaxLength, MinLength } from 'class-validator';
import { Field, ID, InputType, ObjectType } from 'type-graphql';
import { payloadOf } from '../api/payload.js';
import { DateTime } from '../api/scalars.js';
import { type Connection, From, Many } from '../reading/declare.js';
import { PersistedDocument } from './persisted-document.entity.js';

/** Characters of a document that can be registered: longer ones are not kept compiled. */
const LONGEST = 20_000;

@From(() => PersistedDocument, {
  prefix: 'document',
  kind: 'persistedDocument',
  filters: ['id', 'hash', 'createdAt'],
  orders: ['createdAt'],
})
@ObjectType('PersistedDocument', { description: 'A GraphQL document that clients may send by its hash.' })
export class PersistedDocumentType {
  @Field(() => ID, { description: 'Id, "document_…".' }) id!: string;
  @Field({ description: 'SHA-256 of the text in UTF-8, in lower-case hex: what clients send in its place.' }) hash!: string;
  @Field({ description: 'What it was registered as, such as the name of its operation.' }) name!: string;
  @Field({ description: 'The document itself.' }) text!: string;
  @Field(() => DateTime, { description: 'When it was registered, UTC.' }) createdAt!: Date;
}

@InputType('PersistedDocumentRegisterInput', { description: 'A document that clients will send by its hash.' })
export class PersistedDocumentRegisterInput {
  @Field({ description: 'What to call it in lists, such as the name of its operation.' }) @MinLength(1) @MaxLength(200) name!: string;
  @Field({ description: 'The document, exactly as clients hash it: at most 20,000 characters.' })
  @MinLength(1)
  @MaxLength(LONGEST)
  text!: string;
}

export const PersistedDocumentRegisterPayload = payloadOf('PersistedDocumentRegister', { document: () => PersistedDocumentType });

export class PersistedDocumentReads {
  @Many(() => PersistedDocumentType, {
    order: ['-createdAt'],
    description: 'The registered documents, newest first. Takes the permission "persistedDocument.read".',
  })
  persistedDocuments!: Connection<PersistedDocumentType>;
}
