import { type Connection, Many, One } from '../../platform/reading/declare.js';
import { ContactType } from './contact.type.js';
import { CustomerType } from './customer.type.js';

/** Fields of `Query`. */
export class CustomerReads {
  @One(() => CustomerType, { nullable: true, description: 'A customer by id.' }) customer!: One<CustomerType> | null;
  @Many(() => CustomerType, {
    order: ['name'],
    description: 'Customers that you may see, by name; archived ones too, unless `where` says otherwise.',
  })
  customers!: Connection<CustomerType>;
  @One(() => ContactType, { nullable: true, description: 'A contact by id.' }) contact!: One<ContactType> | null;
  @Many(() => ContactType, { order: ['name'], description: 'Contacts that you may see, by name.' }) contacts!: Connection<ContactType>;
}
