import { Product } from '../../crm/catalog/product.entity.js';
import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Posting } from './posting.entity.js';
import { Project } from './project.entity.js';

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
    if (!(await tx.em.findOne(Product, { id: productId }))) add('productId', 'there is no such product');
  }
  if (wrong.length) throw invalidInput(wrong);
  return { projectId, productId, region };
}

/** What is booked with a posting. */
export const dimensionsAs = ({ project, product, region }: Posting): Dimensions => ({
  projectId: project?.id ?? null,
  productId: product?.id ?? null,
  region: region ?? null,
});

export function sameDimensions(posting: Posting, { projectId, productId, region }: Dimensions): boolean {
  const booked = dimensionsAs(posting);
  return booked.projectId === projectId && booked.productId === productId && booked.region === region;
}
