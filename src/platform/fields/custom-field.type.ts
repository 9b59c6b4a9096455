import { Field, ID, Int, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { DateTime, DecimalScalar, FieldKey, LocalDate, type Money, MoneyType } from '../api/scalars.js';
import { From } from '../reading/declare.js';
import { CustomField, FieldType } from './custom-field.entity.js';

registerEnumType(FieldType, {
  name: 'CustomFieldType',
  description: 'What a custom field holds; it never changes.',
  valuesConfig: {
    TEXT: { description: 'A text of up to 500 characters.' },
    NUMBER: { description: 'An exact decimal number.' },
    MONEY: { description: 'An exact amount in the currency of the field.' },
    DATE: { description: 'A day of the calendar.' },
    CHOICE: { description: 'One of the choices of the field.' },
    REFERENCE: { description: 'Another record, of the kind that the field names.' },
  },
});

@ObjectType('CustomFieldChoice', { description: 'One of the values that a field of the type CHOICE can have.' })
export class CustomFieldChoiceType {
  @Field({ description: 'What filters, inputs and files name it by: capital letters, digits, "_".' }) code!: string;
  @Field({ description: 'What people read.' }) label!: string;
}

@From(() => CustomField, {
  prefix: 'field',
  kind: 'customField',
  filters: ['id', 'kind', 'key', 'type', 'archivedAt'],
  orders: ['kind', 'position'],
})
@ObjectType('CustomField', { description: 'A field that an administrator has added to a kind of record: forms are built from it.' })
export class CustomFieldDefinitionType {
  @Field(() => ID, { description: 'Id, "field_…".' }) id!: string;
  @Field({ description: 'Which records have it: the prefix of their ids, such as "customer".' }) kind!: string;
  @Field(() => FieldKey, { description: 'What documents, inputs and files name it by; unique among the fields of the kind.' }) key!: string;
  @Field({ description: 'What people read.' }) label!: string;
  @Field(() => String, { nullable: true, description: 'What is to be entered, for whoever fills it in.' }) description!: string | null;
  @Field(() => FieldType, { description: 'What it holds.' }) type!: keyof typeof FieldType;
  @Field(() => [CustomFieldChoiceType], { description: 'What can be chosen, in order; empty unless the type is CHOICE.' })
  choices!: CustomFieldChoiceType[];
  @Field(() => String, { nullable: true, description: 'Of a REFERENCE: the prefix of the ids that it takes, such as "contact".' })
  referenceKind!: string | null;
  @Field(() => String, { nullable: true, description: 'Of MONEY: its currency, ISO 4217.' }) currency!: string | null;
  @Field(() => Int, { description: 'Its place among the fields of the kind, lowest first.' }) position!: number;
  @Field(() => DateTime, { nullable: true, description: 'When it was archived; null while it is in use.' }) archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

@InterfaceType('CustomFieldValue', {
  description: 'What a record has in a custom field.',
  resolveType: (value: { __typename: string }) => value.__typename,
})
export abstract class CustomFieldValueType {
  @Field(() => CustomFieldDefinitionType, { description: 'The field.' }) field!: CustomFieldDefinitionType;
}

@ObjectType('TextFieldValue', { implements: CustomFieldValueType, description: 'The value of a TEXT.' })
class TextFieldValueType extends CustomFieldValueType {
  @Field({ description: 'The text.' }) text!: string;
}

@ObjectType('NumberFieldValue', { implements: CustomFieldValueType, description: 'The value of a NUMBER.' })
class NumberFieldValueType extends CustomFieldValueType {
  @Field(() => DecimalScalar, { description: 'The number.' }) number!: string;
}

@ObjectType('MoneyFieldValue', { implements: CustomFieldValueType, description: 'The value of a MONEY.' })
class MoneyFieldValueType extends CustomFieldValueType {
  @Field(() => MoneyType, { description: 'The amount, in the currency of the field.' }) money!: Money;
}

@ObjectType('DateFieldValue', { implements: CustomFieldValueType, description: 'The value of a DATE.' })
class DateFieldValueType extends CustomFieldValueType {
  @Field(() => LocalDate, { description: 'The day.' }) date!: string;
}

@ObjectType('ChoiceFieldValue', { implements: CustomFieldValueType, description: 'The value of a CHOICE.' })
class ChoiceFieldValueType extends CustomFieldValueType {
  @Field(() => CustomFieldChoiceType, { description: 'What is chosen.' }) choice!: CustomFieldChoiceType;
}

/** `record` is added where `Node` is made. */
@ObjectType('ReferenceFieldValue', { implements: CustomFieldValueType, description: 'The value of a REFERENCE.' })
class ReferenceFieldValueType extends CustomFieldValueType {
  @Field(() => ID, { description: 'Id of the record, whether or not you may see it.' }) id!: string;
}

export const fieldValueTypes = [
  TextFieldValueType,
  NumberFieldValueType,
  MoneyFieldValueType,
  DateFieldValueType,
  ChoiceFieldValueType,
  ReferenceFieldValueType,
];
