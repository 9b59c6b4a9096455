import { defineErrors } from '../../platform/api/errors.js';

export const customerErrors = defineErrors({
  DUPLICATE: (name: string, candidates: number) =>
    `"${name}" may be there already: see the ${candidates} in "candidates". Take one of them, or repeat with "onDuplicate: CREATE".`,
  MERGE_NOT_UNDOABLE: (why: string) => `This merge can not be undone: ${why}.`,
});
