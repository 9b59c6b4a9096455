import { createHash } from 'node:crypto';
import { sightOf, type Viewer } from '../access/viewer.js';
import { platformErrors } from '../api/errors.js';

const short = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 11);

const hashes = new WeakMap<Viewer, Map<string, string>>();
function remembered(viewer: Viewer, of: string, text: () => string): string {
  const known = hashes.get(viewer) ?? new Map<string, string>();
  hashes.set(viewer, known);
  const hash = known.get(of) ?? short(text());
  known.set(of, hash);
  return hash;
}

/** After the hash, where the database was once put back to an earlier state: a cursor from before says nothing of the positions given since. */
const historyOf = ({ history }: Viewer): string => (history ? `.${history}` : '');

/** Names what the viewer sees of a kind, in eleven characters (and the history of the log): a cursor made with another sight would hide what was gained since. */
export const sightHash = (viewer: Viewer, kind: string): string =>
  remembered(viewer, kind, () => `${kind} ${sightOf(viewer, kind)}`) + historyOf(viewer);

/** Names all that decides what the viewer sees, of whatever kind: for the cursors of pings, which serve several subscriptions. */
export const identityHash = (viewer: Viewer): string => remembered(viewer, '', () => JSON.stringify(viewer.identity)) + historyOf(viewer);

/** The `Cursor` of a position for a subscription or list of this kind. Opaque to clients. */
export const cursorOf = (viewer: Viewer, kind: string, position: bigint | string): string => `${position}.${sightHash(viewer, kind)}`;

/** The `Cursor` of a position for any subscription of the viewer. */
export const cursorOfAll = (viewer: Viewer, position: bigint | string): string => `${position}.${identityHash(viewer)}`;

/**
 * The position that a client wants to go on from; -1, which is never kept, for a cursor of another history.
 *
 * @throws INVALID_INPUT if it is no cursor of a log
 * @throws ACCESS_CHANGED if it was made when the viewer saw other rows of this kind
 */
export function readCursor(viewer: Viewer, kind: string, cursor: string): bigint {
  const [, position, hash, history] = /^(0|[1-9]\d{0,17})\.([\w-]{11}(\.[\da-f]{8})?)$/.exec(cursor) ?? [];
  if (position === undefined) {
    throw platformErrors.INVALID_INPUT(`"${cursor}" is no cursor of a subscription: take "cursor" of an event, of a list or of a ping.`);
  }
  if ((history ?? '') !== historyOf(viewer)) return -1n;
  if (hash !== sightHash(viewer, kind) && hash !== identityHash(viewer)) throw platformErrors.ACCESS_CHANGED();
  return BigInt(position);
}
