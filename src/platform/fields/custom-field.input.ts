import { ArrayMaxSize, Length, Matches, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { DecimalScalar, FieldKey, LocalDate, MoneyInput } from '../api/scalars.js';
import { FieldType } from './custom-field.entity.js';

@InputType('CustomFieldChoiceInput', { description: 'One of the values that a field of the type CHOICE can have.' })
export class CustomFieldChoiceInput {
  @Field({ description: 'What filters, inputs and files name it by: a capital letter, then capitals, digits and "_"; at most 40.' })
  @Matches(/^[A-Z][A-Z0-9_]{0,39}$/, { message: 'code must be capital letters, digits and "_", such as "FIRST_HALF"' })
  code!: string;
  @Field({ description: 'What people read; 1 to 100 characters.' }) @Length(1, 100) label!: string;
}

@InputType('CustomFieldCreateInput', { description: 'A field that a kind of record gets.' })
export class CustomFieldCreateInput {
  @Field({ description: 'Which records get it: the prefix of their ids, such as "customer".' }) kind!: string;
  @Field(() => FieldKey, {
    description: 'What documents, inputs and files will name it by; unique among the fields of the kind, for ever.',
  })
  key!: string;
  @Field({ description: 'What people read; 1 to 100 characters.' }) @Length(1, 100) label!: string;
  @Field(() => String, { nullable: true, description: 'What is to be entered; at most 500 characters.' })
  @MaxLength(500)
  description?: string | null;
  @Field(() => FieldType, { description: 'What it holds; it never changes.' }) type!: keyof typeof FieldType;
  @Field(() => [CustomFieldChoiceInput], { nullable: true, description: 'What can be chosen, in order: 1 to 200. For a CHOICE.' })
  @ArrayMaxSize(200)
  choices?: CustomFieldChoiceInput[] | null;
  @Field(() => String, { nullable: true, description: 'The prefix of the ids that it takes, such as "contact". For a REFERENCE.' })
  referenceKind?: string | null;
  @Field(() => String, { nullable: true, description: 'ISO 4217, such as "EUR". For MONEY.' })
  @Matches(/^[A-Z]{3}$/, { message: 'currency must be an ISO 4217 code such as "EUR"' })
  currency?: string | null;
  @Field(() => Int, { nullable: true, description: 'Its place among the fields of the kind; by default after the others.' })
  @Min(0)
  position?: number | null;
}

@InputType('CustomFieldUpdateInput', { description: 'What changes about a field: absent leaves, null clears.' })
export class CustomFieldUpdateInput {
  @Id('field', { description: 'The field.' }) fieldId!: string;
  @Field(() => String, { nullable: true, description: 'What people read; can not be cleared.' }) @Length(1, 100) label?: string | null;
  @Field(() => String, { nullable: true, description: 'What is to be entered; at most 500 characters.' })
  @MaxLength(500)
  description?: string | null;
  @Field(() => [CustomFieldChoiceInput], {
    nullable: true,
    description: 'What can be chosen from now on, in order; can not be cleared. One that a record has must be among them.',
  })
  @ArrayMaxSize(200)
  choices?: CustomFieldChoiceInput[] | null;
  @Field(() => Int, { nullable: true, description: 'Its place among the fields of the kind; can not be cleared.' })
  @Min(0)
  position?: number | null;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CustomFieldArchiveInput', { description: 'A field that is used no longer. What records have in it is kept.' })
export class CustomFieldArchiveInput {
  @Id('field', { description: 'The field.' }) fieldId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@InputType('CustomFieldRestoreInput', { description: 'An archived field that is used again.' })
export class CustomFieldRestoreInput {
  @Id('field', { description: 'The field.' }) fieldId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

/** The values that an input sets. */
export const CustomValues = (): PropertyDecorator => (prototype, property) => {
  Field(() => [CustomFieldInput], { nullable: true, description: 'Fields that administrators have added; those that are not named stay.' })(
    prototype,
    property as string,
  );
  ArrayMaxSize(50)(prototype, property as string);
};

@InputType('CustomFieldInput', {
  description:
    'What a record gets in a custom field: its key, and the value under the name of its type. Null clears; fields that are not named stay.',
})
export class CustomFieldInput {
  @Field(() => FieldKey, { description: 'Which field.' }) key!: string;
  @Field(() => String, { nullable: true, description: 'Of a TEXT: 1 to 500 characters.' }) text?: string | null;
  @Field(() => DecimalScalar, { nullable: true, description: 'Of a NUMBER.' }) number?: string | null;
  @Field(() => MoneyInput, { nullable: true, description: 'Of a MONEY, in the currency of the field.' }) money?: MoneyInput | null;
  @Field(() => LocalDate, { nullable: true, description: 'Of a DATE.' }) date?: string | null;
  @Field(() => String, { nullable: true, description: 'Of a CHOICE: the code.' }) choice?: string | null;
  @Field(() => ID, { nullable: true, description: 'Of a REFERENCE: the id of a record that you see.' }) reference?: string | null;
}
