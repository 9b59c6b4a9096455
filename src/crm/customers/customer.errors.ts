import { defineErrors } from '../../platform/api/errors.js';

export const customerErrors = defineErrors({
  MERGE_NOT_UNDOABLE: (why: string) => `This merge can not be undone: ${why}.`,
});
