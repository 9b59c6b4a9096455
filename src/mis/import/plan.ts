import { permits, type Viewer } from '../../platform/access/viewer.js';
import { forbidden, invalidInput, platformErrors } from '../../platform/api/errors.js';
import type { ImportKind } from './kind.js';
import { importKinds } from './kinds/index.js';
import { type Mapping, readMapping } from './mapping.rules.js';

/** The kind and the mapping that were asked for. @throws INVALID_INPUT, FORBIDDEN */
export function plan(viewer: Viewer, code: string, given: unknown): { kind: ImportKind; mapping: Mapping } {
  const kind = importKinds.find(each => each.code === code);
  if (!kind) throw platformErrors.INVALID_INPUT(`There is no kind "${code}"; there are ${importKinds.map(each => each.code).join(', ')}.`);
  if (!permits(viewer, kind.permission)) throw forbidden(`importing ${code}, which takes the permission "${kind.permission}"`);
  const mapping = readMapping(given, Object.keys(kind.fields));
  if (Array.isArray(mapping)) throw invalidInput(mapping);
  return { kind, mapping };
}
