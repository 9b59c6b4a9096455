import { defineEntity, p } from '@mikro-orm/core';
import { record } from '../../platform/api/columns.js';

export const ProjectSchema = defineEntity({
  name: 'Project',
  tableName: 'projects',
  properties: {
    ...record(),
    code: p.text(),
    name: p.text(),
    from: p.date().fieldName('starts_on').nullable(),
    to: p.date().fieldName('ends_on').nullable(),
    closed: p.boolean().default(false),
  },
});
/** Something with an end that money is spent on or earned with, across departments. */
export class Project extends ProjectSchema.class {}
ProjectSchema.setClass(Project);
