import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { type BulkInput, bulk, bulkInputOf, bulkPayloadOf } from '../../platform/api/bulk.js';
import { DryRun } from '../../platform/api/dry-run.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { assignCustomer } from './assignment.js';
import { archiveCustomer, tagCustomer, updateCustomer } from './changes.js';
import { createCustomer } from './creation.js';
import {
  CustomerArchiveInput,
  CustomerAssignInput,
  CustomerCreateInput,
  CustomerRestoreInput,
  CustomerTagInput,
  CustomerUpdateInput,
} from './customer.input.js';
import { CustomerType } from './customer.type.js';

const CustomerPayload = payloadOf('Customer', { customer: () => CustomerType });
const CustomerBulkPayload = bulkPayloadOf('Customer', { customer: () => CustomerType });
const CustomerCreateBulkInput = bulkInputOf('CustomerCreate', CustomerCreateInput);
const CustomerAssignBulkInput = bulkInputOf('CustomerAssign', CustomerAssignInput);
const CustomerTagBulkInput = bulkInputOf('CustomerTag', CustomerTagInput);
const input = { description: 'What is to be done.' };

@Resolver()
export class CustomerResolver {
  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerPayload, { nullable: true, description: 'Writes down a customer, with addresses and people.' })
  customerCreate(@Arg('input', input) data: CustomerCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customer: await createCustomer(tx, data) }));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerPayload, { nullable: true, description: 'Changes what is known of a customer: absent leaves, null clears.' })
  customerUpdate(@Arg('input', input) data: CustomerUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customer: await updateCustomer(tx, data) }));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerPayload, { nullable: true, description: 'Takes a customer out of use. Nothing is deleted.' })
  customerArchive(@Arg('input', input) data: CustomerArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customer: await archiveCustomer(tx, data, true) }));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerPayload, { nullable: true, description: 'Takes an archived customer into use again.' })
  customerRestore(@Arg('input', input) data: CustomerRestoreInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customer: await archiveCustomer(tx, data, false) }));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerPayload, {
    nullable: true,
    description: 'Gives a customer and all that belongs to it to somebody else. `customer` is null if it is out of your sight then.',
  })
  customerAssign(@Arg('input', input) data: CustomerAssignInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customer: await assignCustomer(tx, data) }));
  }

  @Requires('customer.write')
  @Mutation(() => CustomerPayload, { nullable: true, description: 'Adds and takes away tags; the others stay.' })
  customerTag(@Arg('input', input) data: CustomerTagInput, @Ctx() { change }: Context) {
    return change(async tx => ({ customer: await tagCustomer(tx, data) }));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerBulkPayload, {
    nullable: true,
    description: 'Writes down many customers, with addresses and people.',
  })
  customerCreateBulk(@Arg('input', () => CustomerCreateBulkInput, input) data: BulkInput<CustomerCreateInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ customer: await createCustomer(tx, row) })));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerBulkPayload, {
    nullable: true,
    description: 'Gives many customers, and all that belongs to them, to somebody else.',
  })
  customerAssignBulk(@Arg('input', () => CustomerAssignBulkInput, input) data: BulkInput<CustomerAssignInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ customer: await assignCustomer(tx, row) })));
  }

  @Requires('customer.write')
  @DryRun()
  @Mutation(() => CustomerBulkPayload, {
    nullable: true,
    description: 'Adds and takes away tags of many customers.',
  })
  customerTagBulk(@Arg('input', () => CustomerTagBulkInput, input) data: BulkInput<CustomerTagInput>, @Ctx() { change }: Context) {
    return change(tx => bulk(tx, data, async row => ({ customer: await tagCustomer(tx, row) })));
  }
}
