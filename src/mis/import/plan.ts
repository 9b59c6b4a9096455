import { permits } from '../../platform/access/viewer.js';
import { forbidden, invalidInput, platformErrors } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { archivedIn, withCustomFields } from './custom.js';
import type { ImportKind } from './kind.js';
import { importKinds } from './kinds/index.js';
import { type Mapping, readMapping } from './mapping.rules.js';

/** The kind with its custom fields, and the mapping that were asked for. @throws INVALID_INPUT, FORBIDDEN */
export async function plan(tx: Tx, code: string, given: unknown): Promise<{ kind: ImportKind; mapping: Mapping }> {
  const found = importKinds.find(each => each.code === code);
  if (!found) throw platformErrors.INVALID_INPUT(`There is no kind "${code}"; there are ${importKinds.map(each => each.code).join(', ')}.`);
  if (!permits(tx.actor, found.permission)) throw forbidden(`importing ${code}, which takes the permission "${found.permission}"`);
  const kind = await withCustomFields(tx, found);
  const mapping = readMapping(given, Object.keys(kind.fields));
  if (Array.isArray(mapping)) throw invalidInput(mapping);
  const archived = archivedIn(kind, mapping);
  if (archived.length) throw invalidInput(archived);
  return { kind, mapping };
}
