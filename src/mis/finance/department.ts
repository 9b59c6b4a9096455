import { v7 } from 'uuid';
import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import type { Tx } from '../../platform/database/tx.js';
import { LedgerAccount } from './account.entity.js';
import { Department } from './department.entity.js';
import type { AccountCreateInput, DepartmentCreateInput } from './department.input.js';

/** @throws NOT_FOUND for the department above, CONFLICT if the code is taken */
export async function createDepartment(tx: Tx, { code, name, parentId, teamId, managerId }: DepartmentCreateInput): Promise<Department> {
  const parent = parentId ? await tx.em.findOne(Department, { id: parentId }) : null;
  if (parentId && !parent) throw notFound('department', idOf('department', parentId));
  const id = v7();
  return tx.em.create(Department, {
    ...{ id, code, name, parent, path: [...(parent?.path ?? []), id] },
    ownerId: managerId ?? null,
    teamId: teamId ?? parent?.teamId ?? tx.actor.teamId,
  });
}

/** @throws NOT_FOUND for the account above, INVALID_INPUT if that is of another kind, CONFLICT if the code is taken */
export async function createAccount(tx: Tx, { code, name, kind, parentId }: AccountCreateInput): Promise<LedgerAccount> {
  const parent = parentId ? await tx.em.findOne(LedgerAccount, { id: parentId }) : null;
  if (parentId && !parent) throw notFound('account', idOf('account', parentId));
  if (parent && parent.kind !== kind)
    throw invalidInput([{ path: ['kind'], message: `the account above is ${parent.kind}: an account has the kind of the one above.` }]);
  const id = v7();
  return tx.em.create(LedgerAccount, { id, code, name, kind, parent, path: [...(parent?.path ?? []), id] });
}
