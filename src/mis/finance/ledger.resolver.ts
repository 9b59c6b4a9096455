import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { type BulkInput, bulkInputOf, bulkPayloadOf } from '../../platform/api/bulk.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { AllocationKeyCreateInput, AllocationKeyUpdateInput } from './allocation.input.js';
import { createKey, updateKey } from './allocation.js';
import { AllocationKeyType } from './allocation.type.js';
import { FiscalPeriodCloseInput, FiscalYearCloseInput, FiscalYearCreateInput } from './calendar.input.js';
import { closeFiscalPeriod, closeFiscalYear, createFiscalYear } from './calendar.js';
import { FiscalPeriodType, FiscalYearType } from './calendar.type.js';
import { AccountCreateInput, DepartmentCreateInput, DepartmentUpdateInput } from './department.input.js';
import { createAccount, createDepartment, updateDepartment } from './department.js';
import { DepartmentType, LedgerAccountType } from './department.type.js';
import { ProjectCreateInput, ProjectUpdateInput } from './project.input.js';
import { ProjectType } from './project.type.js';
import { createProject, updateProject } from './projects.js';
import { ExchangeRateSetInput } from './rate.input.js';
import { ExchangeRateType } from './rate.type.js';
import { setRate, setRates } from './rates.js';

const DepartmentPayload = payloadOf('Department', { department: () => DepartmentType });
const AccountPayload = payloadOf('Account', { account: () => LedgerAccountType });
const FiscalYearPayload = payloadOf('FiscalYear', { year: () => FiscalYearType });
const FiscalPeriodPayload = payloadOf('FiscalPeriod', { period: () => FiscalPeriodType });
const ProjectPayload = payloadOf('Project', { project: () => ProjectType });
const AllocationKeyPayload = payloadOf('AllocationKey', { key: () => AllocationKeyType });
const RatePayload = payloadOf('ExchangeRate', { rate: () => ExchangeRateType });
const RateBulkPayload = bulkPayloadOf('ExchangeRate', { rate: () => ExchangeRateType });
const ExchangeRateSetBulkInput = bulkInputOf('ExchangeRateSet', ExchangeRateSetInput);
const input = { description: 'What is to be done.' };

@Resolver()
export class LedgerResolver {
  @Requires('department.write')
  @Mutation(() => DepartmentPayload, { nullable: true, description: 'Adds a department to the tree.' })
  departmentCreate(@Arg('input', input) data: DepartmentCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ department: await createDepartment(tx, data) }));
  }

  @Requires('department.write')
  @Mutation(() => DepartmentPayload, {
    nullable: true,
    description: 'Changes a department; its budget lines and postings go with it to a new team.',
  })
  departmentUpdate(@Arg('input', input) data: DepartmentUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ department: await updateDepartment(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => AccountPayload, { nullable: true, description: 'Adds an account to the ledger.' })
  accountCreate(@Arg('input', input) data: AccountCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ account: await createAccount(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => FiscalYearPayload, { nullable: true, description: 'Opens a year of the books, with its months.' })
  fiscalYearCreate(@Arg('input', input) data: FiscalYearCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ year: await createFiscalYear(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => FiscalYearPayload, { nullable: true, description: 'Closes a fiscal year to postings, or opens it again.' })
  fiscalYearClose(@Arg('input', input) data: FiscalYearCloseInput, @Ctx() { change }: Context) {
    return change(async tx => ({ year: await closeFiscalYear(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => FiscalPeriodPayload, { nullable: true, description: 'Closes a period to postings, or opens it again.' })
  fiscalPeriodClose(@Arg('input', input) data: FiscalPeriodCloseInput, @Ctx() { change }: Context) {
    return change(async tx => ({ period: await closeFiscalPeriod(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => RatePayload, {
    nullable: true,
    description: 'Sets what a currency is worth from a day on, or corrects it. What is booked keeps the rate that it was booked at.',
  })
  exchangeRateSet(@Arg('input', input) data: ExchangeRateSetInput, @Ctx() { change }: Context) {
    return change(async tx => ({ rate: await setRate(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => RateBulkPayload, { nullable: true, description: 'Sets many rates, as those of a day.' })
  exchangeRateSetBulk(
    @Arg('input', () => ExchangeRateSetBulkInput, input) data: BulkInput<ExchangeRateSetInput>,
    @Ctx() { change }: Context,
  ) {
    return change(tx => setRates(tx, data));
  }

  @Requires('account.write')
  @Mutation(() => ProjectPayload, { nullable: true, description: 'Adds a project that postings can be told apart by.' })
  projectCreate(@Arg('input', input) data: ProjectCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ project: await createProject(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => ProjectPayload, { nullable: true, description: 'Changes a project, closes it or opens it again.' })
  projectUpdate(@Arg('input', input) data: ProjectUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ project: await updateProject(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => AllocationKeyPayload, { nullable: true, description: 'Adds a key by which what one department paid is shared out.' })
  allocationKeyCreate(@Arg('input', input) data: AllocationKeyCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ key: await createKey(tx, data) }));
  }

  @Requires('account.write')
  @Mutation(() => AllocationKeyPayload, { nullable: true, description: 'Changes a key; what was shared out by it stays as it is.' })
  allocationKeyUpdate(@Arg('input', input) data: AllocationKeyUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ key: await updateKey(tx, data) }));
  }
}
