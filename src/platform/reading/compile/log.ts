import { sightHash } from '../../events/cursor.js';
import type { Compilation } from './compilation.js';
import { type Text, text } from './text.js';

/** Where the event log ends in the statement's own snapshot, as a cursor to subscribe from. It holds what the viewer sees of this kind. */
export function logCursor(c: Compilation, kind: string): Text {
  const hash = c.parameter(({ viewer }) => sightHash(viewer, kind), 'text');
  return text('"').sql('(select position from log_end)').literal('.').sql(hash).literal('"');
}
