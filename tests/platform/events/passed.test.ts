import { expect, test } from '@jest/globals';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import type { Followed, Told } from '../../../src/platform/events/followed.js';
import { Hub } from '../../../src/platform/events/hub.js';
import type { Routed } from '../../../src/platform/events/relay.js';
import type { Tail, TailListener } from '../../../src/platform/events/tail.js';

const log = { warn() {}, error() {} } as never;
const viewer = { userId: 'u', accessKey: '', scopes: { read: { lead: 'ALL' } }, owners: { read: {} } } as unknown as Viewer;

/** A log that a test moves on by hand, and reads that it lets through. */
class Stage {
  position = 10n;
  #listener: TailListener = () => {};
  #reads: (() => void)[] = [];
  readonly hub = new Hub(this as unknown as Tail, { replayLimit: 100 }, log);

  onEvents(listener: TailListener): () => void {
    this.#listener = listener;
    return () => {};
  }
  ends = async () => ({ position: this.position, oldest: 1n });

  readonly followed = {
    key: 'k',
    kind: 'lead',
    kinds: ['lead'],
    names: new Set(['lead.created']),
    after: null,
    caughtUp: (cursor: string) => cursor,
    read: (_viewer: Viewer, { after, upTo }: { after: bigint; upTo: bigint }) =>
      new Promise<Told[]>(resolve => {
        const told = Array.from({ length: Number(upTo - after) }, (_, i) => ({ position: after + BigInt(i + 1), text: '{}' }));
        this.#reads.push(() => resolve(told));
      }),
  } as unknown as Followed;

  happens(): void {
    this.position++;
    const event = { position: this.position, name: 'lead.created', kind: 'lead' } as Routed;
    this.#listener([{ ...event, ownerBefore: null, ownerAfter: null, teamBefore: null, teamAfter: null }]);
  }
  /** Lets one read through, and what follows from it happen. */
  async reads(): Promise<void> {
    this.#reads.shift()?.();
    for (let i = 0; i < 20; i++) await new Promise(resolve => setImmediate(resolve));
  }
  subscribe(from: bigint, replays: boolean) {
    const heard: bigint[] = [];
    const tell = (news: readonly { position: bigint }[]) => heard.push(...news.map(({ position }) => position));
    const subscriber = {
      next: (news: readonly never[]) => tell(news) > 0,
      nextAndWait: async (each: never) => void tell([each]),
      live() {},
      fail() {},
    };
    return { heard, subscription: this.hub.subscribe(this.followed, viewer, { from, replays }, subscriber) };
  }
}

test('a cursor never goes back behind what was told, also while the group goes back for somebody who comes from behind', async () => {
  const stage = new Stage();
  const first = stage.subscribe(10n, false);
  stage.happens();
  await stage.reads();
  expect(first.subscription.passed).toBe(11n);
  const second = stage.subscribe(10n, true); // its replay reads up to 11 …
  stage.happens(); // … while 12 is told to the first

  await stage.reads(); // the replay
  await stage.reads(); // what is live
  expect(first.heard).toEqual([11n, 12n]);
  // The group reads 12 once more, for the second.
  expect(first.subscription.passed).toBe(12n);
  await stage.reads();
  expect(first.heard).toEqual([11n, 12n]);
  expect(second.heard.filter(position => position > 10n)).toContain(12n);
});
