import { ContactCreateInput } from '../../../crm/customers/contact.input.js';
import { createContact } from '../../../crm/customers/contacts.js';
import { createCustomer } from '../../../crm/customers/creation.js';
import { CustomerKind, CustomerStatus, CustomerTier } from '../../../crm/customers/customer.entity.js';
import { AddressInput, CustomerCreateInput } from '../../../crm/customers/customer.input.js';
import { checked } from '../checked.js';
import { byExternalId, type ImportKind } from '../kind.js';

const externalId = { type: 'text', required: true, description: 'Its id in the system that the file comes from.' } as const;

export const customers: ImportKind = {
  code: 'CUSTOMERS',
  description: 'Companies and people, one a line.',
  permission: 'customer.write',
  key: 'externalId',
  record: 'customer',
  makes: 'customer',
  fields: {
    externalId,
    name: { type: 'text', required: true, description: 'The name in daily use.' },
    kind: { type: Object.keys(CustomerKind), description: 'COMPANY (default) or PERSON.' },
    legalName: { type: 'text', description: 'Name on contracts.' },
    taxId: { type: 'text', description: 'Tax number.' },
    industry: { type: 'text', description: 'What they do.' },
    size: { type: 'integer', description: 'Number of employees.' },
    website: { type: 'text', description: 'Their page on the web.' },
    region: { type: 'text', description: 'Sales region.' },
    language: { type: 'text', description: 'BCP 47.' },
    tier: { type: Object.keys(CustomerTier), description: 'STANDARD by default.' },
    status: { type: Object.keys(CustomerStatus), description: 'PROSPECT by default.' },
    tags: { type: 'list', description: 'Separated by semicolons.' },
    email: { type: 'text', description: 'Primary e-mail address.' },
    phone: { type: 'text', description: 'Primary telephone number.' },
    parent: {
      type: 'reference',
      refers: 'customer',
      description: 'The company they belong to: its id in the file’s system, number or name.',
    },
    owner: { type: 'reference', refers: 'user', description: 'Who looks after them: e-mail or name.' },
    line1: { type: 'text', description: 'Street and number.' },
    postalCode: { type: 'text', description: 'Postal code.' },
    city: { type: 'text', description: 'Town.' },
    state: { type: 'text', description: 'State or province.' },
    country: { type: 'text', description: 'ISO 3166-1, two letters; an address needs it.' },
  },
  existing: byExternalId('customers'),
  make: ([{ parent, owner, line1, postalCode, city, state, country, ...data }], { tx, source }) => {
    const addresses = country ? [checked(AddressInput, { kind: 'BILLING', line1, postalCode, city, region: state, country })] : undefined;
    const place = owner ? { ownerId: owner } : {};
    return createCustomer(
      tx,
      checked(CustomerCreateInput, {
        kind: 'COMPANY',
        tier: 'STANDARD',
        status: 'PROSPECT',
        ...data,
        ...place,
        parentId: parent,
        addresses,
        externalSource: source,
      }),
    );
  },
};

export const contacts: ImportKind = {
  code: 'CONTACTS',
  description: 'People of customers, one a line.',
  permission: 'customer.write',
  key: 'externalId',
  record: 'contact',
  fields: {
    externalId,
    customer: {
      type: 'reference',
      refers: 'customer',
      description: 'The customer they speak for: its id in the file’s system, number or name.',
    },
    name: { type: 'text', description: 'The whole name; by default made of first and last name.' },
    firstName: { type: 'text', description: 'Given name.' },
    lastName: { type: 'text', description: 'Family name.' },
    title: { type: 'text', description: 'Position.' },
    birthday: { type: 'day', description: 'Day of birth.' },
    language: { type: 'text', description: 'BCP 47.' },
    email: { type: 'text', description: 'Primary e-mail address.' },
    phone: { type: 'text', description: 'Primary telephone number.' },
  },
  existing: byExternalId('contacts'),
  make: ([{ customer, ...data }], { tx, source }) =>
    createContact(tx, checked(ContactCreateInput, { ...data, customerId: customer, externalSource: source })),
};
