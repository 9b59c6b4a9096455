import { readerCondition } from '../../access/condition.js';
import type { Model } from '../model.js';
import type { Compilation } from './compilation.js';

/**
 * The reader's own condition on rows of a model, beside that of the view: `all or own or team` in the view cannot use an index, a plain comparison can.
 * None where nothing limits the viewer.
 */
export function seen(c: Compilation, model: Model, alias: string): string[] {
  if (!model.guard) return [];
  const condition = readerCondition(model.guard, c.source.viewer, alias, (get, type) => c.parameter(({ viewer }) => get(viewer), type));
  return condition ? [condition] : [];
}
