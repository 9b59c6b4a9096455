import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, type WrongField } from '../../platform/api/errors.js';
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

/** What a posting is told apart by beside department and account. Ids are uuids. */
export interface Dimensions {
  projectId: string | null;
  productId: string | null;
  region: string | null;
}

/** Of what is booked on a day. @throws INVALID_INPUT for a project or product that does not exist, or a project that does not take postings of the day */
export async function dimensionsOf(
  tx: Tx,
  given: { projectId?: string | null; productId?: string | null; region?: string | null },
  date: string,
): Promise<Dimensions> {
  const { projectId = null, productId = null, region = null } = given;
  const wrong: WrongField[] = [];
  const add = (field: string, message: string) => wrong.push({ path: [field], message: `${message}.` });
  if (projectId) {
    const project = await tx.em.findOne(Project, { id: projectId });
    if (!project) add('projectId', 'there is no such project');
    else if (project.closed) add('projectId', `the project ${project.code} is closed`);
    else if ((project.from && date < project.from) || (project.to && date > project.to))
      add('projectId', `the project ${project.code} takes postings from ${project.from ?? 'its beginning'} to ${project.to ?? 'its end'}`);
  }
  if (productId) {
    const [product] = await tx.em.execute('select 1 from visible.products where id = ?', [productId]);
    if (!product) add('productId', 'there is no such product');
  }
  if (wrong.length) throw invalidInput(wrong);
  return { projectId, productId, region };
}
