import { v7 } from 'uuid';
import { moveRecord } from '../../platform/access/release.js';
import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { LedgerAccount } from './account.entity.js';
import { Department } from './department.entity.js';
import type { AccountCreateInput, DepartmentCreateInput, DepartmentUpdateInput } from './department.input.js';
import { budgetLineMoved } from './finance.events.js';
import { changeStructure } from './structure.js';

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

/**
 * Changes a department. With a new manager or team everything below it changes hands: who saw its lines is told that they are gone.
 *
 * @throws NOT_FOUND, INVALID_INPUT, CONFLICT
 * @emits budget.lineMoved
 */
export async function updateDepartment(
  tx: Tx,
  { departmentId, managerId, teamId, expectedVersion, ...input }: DepartmentUpdateInput,
): Promise<Department> {
  await changeStructure(tx);
  const department = await locked(tx, Department, 'department', departmentId, expectedVersion);
  applyChanges(department, input, { required: ['name'] });
  if (managerId === undefined && teamId === undefined) return department;
  const whose = {
    ownerId: managerId === undefined ? (department.ownerId ?? null) : managerId,
    teamId: teamId === undefined ? (department.teamId ?? null) : teamId,
  };
  await moveRecord(tx, department, whose);
  await tx.em.flush();
  const lines = await tx.em.execute<{ id: string; version: number; owner_before: string | null; team_before: string | null }[]>(
    'select * from department_hand_over(?, ?, ?, ?, ?)',
    [department.id, whose.ownerId, whose.teamId, tx.actor.userId, tx.now],
  );
  for (const { id, version, owner_before, team_before } of lines) {
    emit(tx, budgetLineMoved, { id, version, ...whose }, {}, { owner_id: owner_before, team_id: team_before });
  }
  return department;
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
