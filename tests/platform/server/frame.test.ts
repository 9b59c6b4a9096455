import type { Writable } from 'node:stream';
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as ws from 'ws';
import { nextFrames, openingOf } from '../../../src/platform/server/frame.js';

/** Not among the declared types. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable };

/** What a client reads out of frames. */
const read = (frames: Buffer): Promise<unknown[]> =>
  new Promise((resolve, reject) => {
    const messages: unknown[] = [];
    const receiver = new Receiver({ isServer: false });
    receiver.on('message', (data: Buffer) => messages.push(JSON.parse(String(data))));
    receiver.on('error', reject);
    receiver.end(frames, () => setImmediate(() => resolve(messages)));
  });

test('every client reads the messages that were meant, whatever their size and its id', async () => {
  const size = fc.oneof(fc.nat(200), fc.constantFrom(64, 125, 126, 65_400, 65_535, 65_536, 70_000));
  const payloads = fc.array(fc.tuple(size, fc.string({ unit: 'grapheme', maxLength: 5 })), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme', maxLength: 40 }), payloads, async (id, given) => {
      const values = given.map(([length, text]) => ({ data: { text: text + 'x'.repeat(length) } }));
      const frames = nextFrames(
        openingOf(id),
        values.map(value => ({ payload: Buffer.from(JSON.stringify(value)) })),
      );
      expect(await read(frames)).toEqual(values.map(payload => ({ id, type: 'next', payload })));
    }),
    { numRuns: 150 },
  );
});
