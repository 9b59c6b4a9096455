import './customer.enums.js';
import { Field, ID, ObjectType } from 'type-graphql';
import { From } from '../../platform/reading/declare.js';
import { Address, AddressKind } from './address.entity.js';

@From(() => Address, { prefix: 'address', kind: 'customer', filters: ['kind', 'country'] })
@ObjectType('Address', { description: 'Where a customer or a contact is.' })
export class AddressType {
  @Field(() => ID, { description: 'Id, "address_…".' }) id!: string;
  @Field(() => AddressKind, { description: 'What it is for.' }) kind!: AddressKind;
  @Field(() => String, { nullable: true, description: 'Street and number.' }) line1!: string | null;
  @Field(() => String, { nullable: true, description: 'Building, floor, department.' }) line2!: string | null;
  @Field(() => String, { nullable: true, description: 'Postal code, as the country writes it.' }) postalCode!: string | null;
  @Field(() => String, { nullable: true, description: 'Town.' }) city!: string | null;
  @Field(() => String, { nullable: true, description: 'State, province, prefecture.' }) region!: string | null;
  @Field({ description: 'ISO 3166-1, two letters: "DE".' }) country!: string;
}
