import type { Subscriber, Subscription } from '../events/subscription.js';
import { nextFrames, openingOf } from './frame.js';
import type { SocketPeer } from './socket-peer.js';

/**
 * A subscription as graphql-ws sees it: a stream without any value, which ends or fails. Its messages go past graphql-ws, as text that was made once for
 * many, with the client's id joined in.
 *
 * @param id that the client gave to the subscription
 */
export class Stream implements AsyncGenerator<never, void, void> {
  #subscription: Subscription;
  #end!: () => void;
  #ended: Promise<void>;

  constructor(
    private readonly peer: SocketPeer,
    id: string,
    subscribe: (subscriber: Subscriber) => Subscription,
  ) {
    let fail!: (error: Error) => void;
    this.#ended = new Promise((resolve, reject) => {
      this.#end = resolve;
      fail = reject;
    });
    // Nobody waits yet when it fails at once.
    this.#ended.catch(() => {});
    const opening = openingOf(id);
    this.#subscription = subscribe({
      next: news => peer.write(nextFrames(opening, news)),
      nextAndWait: telling => peer.writeAndWait(nextFrames(opening, [telling])),
      live: () => peer.announce(),
      fail: error => {
        this.#leave();
        fail(error);
      },
    });
    peer.subscriptions.add(this.#subscription);
  }

  async next(): Promise<IteratorReturnResult<void>> {
    await this.#ended;
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorReturnResult<void>> {
    this.#leave();
    this.#end();
    return { done: true, value: undefined };
  }

  throw(): Promise<IteratorReturnResult<void>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.return();
  }

  #leave(): void {
    this.#subscription.stop();
    this.peer.subscriptions.delete(this.#subscription);
  }
}
