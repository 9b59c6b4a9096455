import type { Logger } from 'pino';
import { platformErrors } from '../api/errors.js';
import { uuids } from '../database/arrays.js';
import { repeat } from '../repeat.js';
import type { Access } from './access.js';
import { type Delegation, NO_OWNERS, type Owners, withDelegations } from './delegation.rules.js';
import type { Issuer } from './issuer.js';
import { Keys } from './keys.js';
import { Machines } from './machines.js';
import { allRights, type Rights, type Rule, rightsOf } from './rights.rules.js';
import { SYSTEM_USER } from './user.entity.js';
import { parsed, type Query } from './vault.js';
import type { Viewer } from './viewer.js';

/** An access token that was checked: whose it is, of which sign-in, and until when. */
export interface Token {
  viewer: Viewer;
  /** The sign-in, or the API key; '' for one from an external issuer, whose sign-ins are its own. */
  sessionId: string;
  expiresAt: Date;
}

/** What other processes, and this one, changed since the last look. */
export interface AccessChange {
  /** People whose rights are others now, or who were deactivated. */
  users: ReadonlySet<string>;
  /** Sign-ins that have ended. */
  sessions: ReadonlySet<string>;
}

type Listener = (change: AccessChange) => unknown;

interface StoredViewer {
  userId: string;
  name: string;
  teamId: string | null;
  accessVersion: number;
  teamIds: string[];
  roles: string[];
  rules: Rule[];
}

const SYSTEM: StoredViewer = { userId: SYSTEM_USER, name: 'Bellwether', teamId: null, accessVersion: 0, teamIds: [], roles: [], rules: [] };
/** Tokens that are remembered; the one not seen for longest goes first. */
const REMEMBERED = 10_000;
/** Milliseconds between two looks for changed rights. One statement on two indexes, and cheaper to get right than a notification that can be missed. */
const LOOK_EVERY = 400;
/** Kinds that stand for no table. */
const ABSTRACT_KINDS = ['audit', 'analysis', 'import'];

/** Who is asking, by token or by id, with the rights of today: at most half a second old in any process. */
export class Viewers {
  readonly keys: Keys;
  /** API keys. */
  readonly machines: Machines;
  /** Every kind of record that rules can speak of. */
  readonly kinds: readonly string[];
  /** What rules of roles can name: `kinds`, and the exceptions that nobody has by "*". */
  readonly grantable: readonly string[];
  /** Kinds that an absent person passes on to a substitute. */
  readonly delegable: ReadonlySet<string>;
  #tokens = new Map<string, Token>();
  #people = new Map<string, Viewer>();
  #system: Viewer;
  #history = '';
  #version = 0;
  /** Counts changes: who was loading while one arrived loads again. */
  #epoch = 0;
  #listeners = new Set<Listener>();
  /** Resolves when every listener has acted on the changes that have been seen. */
  #acted: Promise<unknown> = Promise.resolve();
  #end: () => Promise<unknown> = async () => {};

  /**
   * @param query runs statements as the application's role
   * @param exceptions kinds of areas that stand for no record
   * @param costLimit of people whose roles say nothing else
   * @param issuer whose tokens are accepted beside ours
   */
  constructor(
    private readonly query: Query,
    accesses: readonly Access[],
    exceptions: readonly string[],
    private readonly log: Logger,
    private readonly costLimit: number,
    private readonly issuer?: Issuer,
  ) {
    this.keys = new Keys(query);
    this.machines = new Machines(query);
    this.kinds = [...new Set([...accesses.filter(a => !a.kindColumn).map(a => a.kind), ...ABSTRACT_KINDS])].sort();
    this.grantable = [...this.kinds, ...exceptions].sort();
    this.delegable = new Set(accesses.filter(a => a.delegable).map(a => a.kind));
    this.#system = this.#viewerOf(SYSTEM, { ...allRights(this.kinds), owners: NO_OWNERS }, null, Number.POSITIVE_INFINITY);
  }

  /** Loads the keys and begins to look for changes. */
  async start(): Promise<void> {
    await this.keys.start();
    this.#history = (await this.query<{ history: string }>('select history from log_end'))[0]?.history ?? '';
    this.#system = this.#viewerOf(SYSTEM, { ...allRights(this.kinds), owners: NO_OWNERS }, null, Number.POSITIVE_INFINITY);
    // not waited for: an issuer that hangs does not hold up the start
    void this.issuer?.start();
    this.#version = (await this.#changes(Number.MAX_SAFE_INTEGER)).version;
    const { log } = this;
    const ends = [
      repeat({ every: LOOK_EVERY, log, failed: 'could not look for changed rights' }, () => this.look()),
      repeat({ every: LOOK_EVERY, log, failed: 'could not note the use of API keys' }, () => this.machines.note()),
    ];
    this.#end = () => Promise.all(ends.map(end => end()));
  }

  async stop(): Promise<void> {
    await this.#end();
    await this.machines.note().catch(() => {});
  }

  /** The actor of jobs, web forms and imports: reaches everything. */
  system(): Viewer {
    return this.#system;
  }

  /**
   * @param authorization the header, `Bearer …`
   * @throws UNAUTHENTICATED
   */
  async fromToken(authorization: string | undefined): Promise<Viewer> {
    return (await this.token(authorization)).viewer;
  }

  /** The same without waiting: undefined for a token that has not been seen here, or has ended. */
  known(authorization: string | undefined): Viewer | undefined {
    return this.#known(authorization)?.viewer;
  }

  /**
   * The signature is checked once, the end every time.
   *
   * @throws UNAUTHENTICATED; PERSON_UNKNOWN and UNAVAILABLE for tokens of an external issuer
   */
  async token(authorization: string | undefined): Promise<Token> {
    const known = this.#known(authorization);
    if (known) return known;
    const [, text] = /^Bearer (\S+)$/i.exec(authorization ?? '') ?? [];
    if (!text) throw platformErrors.UNAUTHENTICATED();
    for (;;) {
      const epoch = this.#epoch;
      const token = await this.#check(text);
      // whoever forgets tokens for a change has not found this one yet
      if (epoch !== this.#epoch) continue;
      remember(this.#tokens, authorization as string, token);
      return token;
    }
  }

  #known(authorization: string | undefined): Token | undefined {
    const token = authorization === undefined ? undefined : this.#tokens.get(authorization);
    if (!token || token.expiresAt.getTime() <= Date.now()) return undefined;
    if (token.viewer.apiKeyId) this.machines.used(token.viewer.apiKeyId);
    return token;
  }

  #check(text: string): Promise<Token> {
    if (this.machines.isKey(text)) return this.#byKey(text);
    if (this.issuer?.issued(text)) return this.#byIssuer(text, this.issuer);
    return this.#bySession(text);
  }

  async #byIssuer(text: string, issuer: Issuer): Promise<Token> {
    const { userId, expiresAt } = await issuer.check(text);
    return { viewer: await this.#load(userId, null), sessionId: '', expiresAt };
  }

  async #bySession(text: string): Promise<Token> {
    const { payload } = await this.keys.verify(text).catch(() => {
      throw platformErrors.UNAUTHENTICATED();
    });
    const sessionId = String(payload.sid);
    const viewer = await this.#load(String(payload.sub), sessionId);
    return { viewer, sessionId, expiresAt: new Date(Number(payload.exp) * 1000) };
  }

  /** A key is a session of its machine, so that whatever ends sessions ends it; but one that no machine can sign out of. */
  async #byKey(text: string): Promise<Token> {
    for (;;) {
      const epoch = this.#epoch;
      const { keyId, accountId, expiresAt } = await this.machines.check(text);
      const viewer = await this.#load(accountId, keyId);
      if (epoch !== this.#epoch) continue;
      this.machines.used(keyId);
      return { viewer: Object.freeze({ ...viewer, sessionId: null, apiKeyId: keyId }), sessionId: keyId, expiresAt };
    }
  }

  /** @throws UNAUTHENTICATED if there is no such person, or it is not active any more */
  async byId(userId: string): Promise<Viewer> {
    if (userId === SYSTEM_USER) return this.#system;
    const known = this.#people.get(userId);
    if (known) return known;
    const viewer = await this.#load(userId, null);
    remember(this.#people, userId, viewer);
    return viewer;
  }

  /**
   * Calls `listener` within half a second after rights changed or sign-ins ended, in whatever process that was. What it promises is waited for by `look`.
   *
   * @returns ends it
   */
  onChange(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Looks for changes at once. Resolves when all that were committed before hold in this process: nothing is told by the old rights any more, on no socket,
   * whoever saw the change first.
   */
  async look(): Promise<void> {
    await this.#see();
    await this.#acted;
  }

  async #see(): Promise<void> {
    let changes = await this.#changes(this.#version);
    if (changes.due) {
      await this.query('select vault.turn_absences()');
      changes = await this.#changes(this.#version);
    }
    const { version, users, sessions } = changes;
    // of two looks at once the older answer may come last
    if (version <= this.#version) return;
    this.#version = version;
    if (!users.length && !sessions.length) return;
    this.#acted = Promise.all([this.#acted, this.#apply({ users: new Set(users), sessions: new Set(sessions) })]);
  }

  async #load(userId: string, sessionId: string | null): Promise<Viewer> {
    for (;;) {
      const epoch = this.#epoch;
      const [row] = await this.query<{ viewer: unknown; delegations: unknown; cost_limit: number }>(
        'select vault.viewer(?::uuid, ?::uuid) viewer, vault.delegations(?::uuid) delegations, vault.cost_limit(?::uuid, ?) cost_limit',
        [userId, sessionId, userId, userId, this.costLimit],
      );
      const stored = parsed<StoredViewer | null>(row?.viewer);
      if (!row || !stored) throw platformErrors.UNAUTHENTICATED();
      if (epoch !== this.#epoch) continue;
      const rights = withDelegations(rightsOf(stored.rules, this.kinds), parsed<Delegation[]>(row.delegations), this.delegable);
      return this.#viewerOf(stored, rights, sessionId, row.cost_limit);
    }
  }

  #viewerOf(
    { rules: _, ...stored }: StoredViewer,
    { settings, ...rights }: Rights & { owners: Owners },
    sessionId: string | null,
    costLimit: number,
  ): Viewer {
    return Object.freeze({
      ...stored,
      sessionId,
      costLimit,
      ...rights,
      ...(this.#history && { history: this.#history }),
      identity: [stored.userId, uuids(stored.teamIds), ...settings] as const,
    });
  }

  async #changes(since: number): Promise<{ version: number; users: string[]; sessions: string[]; due: boolean }> {
    const [row] = await this.query<{ changes: unknown }>('select vault.changes_with_substitutes(?) changes', [since]);
    return parsed(row?.changes);
  }

  async #apply(change: AccessChange): Promise<void> {
    this.#epoch++;
    for (const [key, { viewer, sessionId }] of this.#tokens) {
      if (change.users.has(viewer.userId) || change.sessions.has(sessionId)) this.#tokens.delete(key);
    }
    for (const user of change.users) this.#people.delete(user);
    const acting = [...this.#listeners].map(async listener => listener(change));
    for (const acted of await Promise.allSettled(acting))
      if (acted.status === 'rejected') this.log.error({ err: acted.reason }, 'a listener to changed rights failed');
  }
}

/** Rights that a change altered hold in this process before its answer goes out; in the others within half a second. */
export async function rightsChanged<T>(viewers: Viewers, made: Promise<T>): Promise<T> {
  const answer = await made;
  await viewers.look();
  return answer;
}

function remember<T>(cache: Map<string, T>, key: string, value: T): void {
  cache.delete(key);
  cache.set(key, value);
  if (cache.size > REMEMBERED) cache.delete(cache.keys().next().value as string);
}
