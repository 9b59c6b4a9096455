import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import { Project } from './project.entity.js';
import type { ProjectCreateInput, ProjectUpdateInput } from './project.input.js';
import { changeStructure } from './structure.js';

function check({ from, to }: { from?: string | null; to?: string | null }): void {
  if (from && to && to < from) throw invalidInput([{ path: ['to'], message: `it is not before the first day, ${from}.` }]);
}

/** @throws INVALID_INPUT if it ends before it begins, CONFLICT if the code is taken */
export async function createProject(tx: Tx, input: ProjectCreateInput): Promise<Project> {
  check(input);
  return tx.em.create(Project, { ...input });
}

/** @throws NOT_FOUND, CONFLICT; INVALID_INPUT if it ends before it begins */
export async function updateProject(tx: Tx, { projectId, expectedVersion, ...input }: ProjectUpdateInput): Promise<Project> {
  await changeStructure(tx);
  const project = await locked(tx, Project, 'project', projectId, expectedVersion);
  applyChanges(project, input, { required: ['name', 'closed'], optional: ['from', 'to'] });
  check(project);
  return project;
}
