import { randomBytes } from 'node:crypto';
import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { Product } from '../catalog/product.entity.js';
import { sourceOf } from './capture.js';
import { activePool } from './decision.js';
import { lockedInUse } from './in-use.js';
import { LeadForm } from './lead-form.entity.js';
import type { LeadFormArchiveInput, LeadFormCreateInput, LeadFormQuestionInput, LeadFormUpdateInput } from './lead-form.input.js';
import { wrongTerms } from './lead-form.rules.js';

const questionsFrom = (fields: readonly LeadFormQuestionInput[]) =>
  fields.map(({ field, required, label }) => ({ field, required: required ?? false, label: label ?? null }));

/** Puts what an input names into the relations of the form: absent leaves, null clears. @throws INVALID_INPUT for what does not exist */
async function refer(tx: Tx, form: LeadForm, { source, poolId, productInterestId }: Partial<LeadFormCreateInput>): Promise<void> {
  const relations: Record<string, unknown> = {};
  if (source) relations.source = await sourceOf(tx, source);
  if (poolId !== undefined) relations.pool = poolId && (await activePool(tx, poolId));
  if (productInterestId && !(await tx.em.findOne(Product, productInterestId)))
    throw invalidInput([{ path: ['productInterestId'], message: 'There is no product with this id.' }]);
  if (productInterestId !== undefined) relations.productInterest = productInterestId;
  tx.em.assign(form, relations as never);
}

function check(form: LeadForm): void {
  const wrong = wrongTerms(form);
  if (wrong.length) throw invalidInput(wrong);
}

/** @throws INVALID_INPUT for what does not exist or fit together; CONFLICT if the name is taken */
export async function createLeadForm(tx: Tx, input: LeadFormCreateInput): Promise<LeadForm> {
  const form = new LeadForm();
  tx.em.assign(form, {
    name: input.name,
    key: randomBytes(16).toString('base64url'),
    active: true,
    title: input.title ?? input.name,
    intro: input.intro ?? null,
    fields: questionsFrom(input.fields),
    territory: input.territory ?? null,
    language: input.language ?? null,
    doubleOptIn: input.doubleOptIn ?? true,
    leadBeforeConfirmation: input.leadBeforeConfirmation ?? false,
    lifetime: input.lifetime ?? 'PT48H',
    redirectTo: input.redirectTo ?? null,
    allowedOrigins: input.allowedOrigins ?? [],
    consentText: input.consentText ?? null,
    consentPurpose: input.consentPurpose ?? null,
    consentRequired: input.consentRequired ?? false,
    consentVersion: input.consentText ? 1 : 0,
  } as never);
  check(form);
  await refer(tx, form, input);
  tx.em.persist(form);
  return form;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT as `createLeadForm`, and if it is archived */
export async function updateLeadForm(tx: Tx, input: LeadFormUpdateInput): Promise<LeadForm> {
  const form = await inUse(tx, input);
  const { fields, allowedOrigins, ...rest } = input;
  const changed = applyChanges(form, rest, {
    required: ['name', 'active', 'title', 'doubleOptIn', 'leadBeforeConfirmation', 'lifetime', 'consentRequired'],
    optional: ['intro', 'territory', 'language', 'redirectTo', 'consentText', 'consentPurpose'],
  });
  if (fields) form.fields = questionsFrom(fields);
  if (allowedOrigins !== undefined) form.allowedOrigins = allowedOrigins ?? [];
  if (changed.some(name => name === 'consentText' || name === 'consentPurpose')) form.consentVersion++;
  check(form);
  await refer(tx, form, { ...input, source: input.source ?? undefined } as never);
  return form;
}

/** @throws NOT_FOUND, FORBIDDEN, CONFLICT; INVALID_INPUT if it is archived already */
export async function archiveLeadForm(tx: Tx, input: LeadFormArchiveInput): Promise<LeadForm> {
  return Object.assign(await inUse(tx, input), { archivedAt: tx.now, active: false });
}

const inUse = (tx: Tx, { leadFormId, expectedVersion }: LeadFormArchiveInput): Promise<LeadForm> =>
  lockedInUse(tx, LeadForm, { prefix: 'form', noun: 'form', field: 'leadFormId' }, leadFormId, expectedVersion);
