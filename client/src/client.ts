import { checkResumable, type Data, type Document, type EventOf, type Given, takesKey, textOf } from './document.js';
import { BellwetherError, errorOf } from './error.js';
import { Following } from './following.js';
import { inMemory } from './kept.js';
import { type ClientOptions, transportOf, withDefaults } from './options.js';
import { Patience } from './patience.js';
import { type Answer, makePost, type Post, type Request } from './post.js';
import { type Identity, Session } from './session.js';
import type { Handlers, Subscription } from './subscription.js';

/** Whether the answer says that the first attempt is still under way: a conflict of versions names the version. */
const isUnderWay = ({ data }: Answer) =>
  Object.values(data ?? {}).some(payload =>
    ((payload as { errors?: Data[] } | null)?.errors ?? []).some(({ code, current }) => code === 'CONFLICT' && current === undefined),
  );

/** A connection to a server, for one person or machine. Make one and keep it. */
export class Client {
  readonly #options: ReturnType<typeof withDefaults>;
  readonly #post: Post;
  readonly #session: Session;
  readonly #identity: Identity;
  readonly #patience: Patience;
  readonly #following = new Set<Subscription>();

  constructor(options: ClientOptions) {
    this.#options = withDefaults(options);
    this.#post = makePost(this.#options);
    const { tokens = inMemory(), onSignedOut = () => {}, apiKey } = options;
    this.#session = new Session(this.#post, tokens, onSignedOut);
    const keyed: Identity = { authorization: async () => `Bearer ${await (typeof apiKey === 'function' ? apiKey() : apiKey)}` };
    this.#identity = apiKey === undefined ? this.#session : keyed;
    this.#patience = new Patience(options.patience);
  }

  /** @throws SIGN_IN_REFUSED, LIMIT_EXCEEDED (`facts.retryAfter`, in seconds), NETWORK */
  signIn(email: string, password: string): Promise<{ id: string; name: string }> {
    return this.#patience.insist(this.#options.retries, () => this.#session.signIn(email, password));
  }

  /** Forgets the tokens, and ends the session at the server. Subscriptions end with it. @throws NETWORK if the server could not be told */
  async signOut({ everywhere = false } = {}): Promise<void> {
    await Promise.allSettled([...this.#following].map(each => each.stop()));
    await this.#session.signOut(everywhere);
  }

  /** Who is signed in on this device; also after a restart, from the tokens that were kept. */
  user(): Promise<{ id: string; name: string } | undefined> {
    return this.#session.user();
  }

  /** Asks. Where the server cannot be reached it is asked again, `retries` times. @throws BellwetherError with the first error of the answer */
  query<R = Data, V = Data>(document: Document<R, V>, ...[variables]: Given<V>): Promise<R> {
    return this.#ask(textOf(document), (variables ?? {}) as Data, true) as Promise<R>;
  }

  /**
   * Changes something. Errors that the document selects in the payload are data: see `made`. An `input` without an `idempotencyKey` gets one, and with it the
   * change may be sent again after a dropped link: it is made once.
   *
   * @throws BellwetherError with the first error of the answer; NETWORK if it is not known whether the change was made
   */
  mutate<R = Data, V = Data>(document: Document<R, V>, ...[variables]: Given<V>): Promise<R> {
    const text = textOf(document);
    const given = (variables ?? {}) as Data;
    if (!takesKey(text, given)) return this.#ask(text, given, false) as Promise<R>;
    const input = { idempotencyKey: this.#options.uuid(), ...(given.input as Data) };
    return this.#ask(text, { ...given, input }, true) as Promise<R>;
  }

  /**
   * Follows what happens, across lost connections, new tokens and changed rights: every event once, in order. The document takes `$after: Cursor` and selects
   * `__typename` and `... on Event { cursor }`.
   *
   * @throws DOCUMENT at once if it does not
   */
  subscribe<R = Data, V = Data>(
    document: Document<R, V>,
    { variables, ...handlers }: Handlers<EventOf<R>> & { variables?: Omit<V, 'after'> },
  ): Subscription {
    const query = textOf(document);
    checkResumable(query);
    const followed = {
      query,
      variables: (variables ?? {}) as Data,
      transport: transportOf(this.#options, this.#identity),
      identity: this.#identity,
      patience: this.#patience,
      gone: (ended: Subscription) => this.#following.delete(ended),
    };
    const following = new Following(followed, handlers);
    this.#following.add(following);
    return following;
  }

  /** Tries at once whatever waits for its next attempt: call it when the device says that it is online again, or the app comes to the front. */
  retryNow(): void {
    this.#patience.hurry();
  }

  /** Ends every subscription. */
  async close(): Promise<void> {
    await Promise.allSettled([...this.#following].map(each => each.stop()));
  }

  async #ask(query: string, variables: Data, isRepeatable: boolean): Promise<unknown> {
    const retries = isRepeatable ? this.#options.retries : 0;
    let attempt = 0;
    return this.#patience.insist(retries, async () => {
      const isLater = attempt++ > 0;
      const answer = await this.#authorized({ query, variables });
      if (answer.errors) throw errorOf(answer.errors, answer.data);
      if (isLater && attempt <= retries && isUnderWay(answer)) throw new BellwetherError('UNAVAILABLE', 'The first attempt is under way.');
      return answer.data;
    });
  }

  /** A document whose token is refused was not run: it is sent once more if there is another token. */
  async #authorized(request: Request): Promise<Answer> {
    const authorization = await this.#identity.authorization();
    const answer = await this.#post(request, authorization);
    if (answer.errors?.[0]?.extensions?.code !== 'UNAUTHENTICATED' || !authorization) return answer;
    const renewed = await this.#identity.authorization(authorization);
    return renewed && renewed !== authorization ? this.#post(request, renewed) : answer;
  }
}

export const createClient = (options: ClientOptions): Client => new Client(options);
