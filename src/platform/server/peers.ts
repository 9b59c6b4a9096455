import { sameRights } from '../access/viewer.js';
import type { AccessChange } from '../access/viewers.js';
import type { Peer } from './peer.js';
import type { Services } from './services.js';

/** Milliseconds that clients have to go when the process ends. */
const PATIENCE = 5_000;

/** Everybody who listens to this process, by socket or stream: pinged, reminded, and told when their rights or their tokens end. */
export class Peers {
  readonly #peers = new Set<Peer>();
  #gone: (() => void) | undefined;
  readonly #timer: NodeJS.Timeout;
  readonly #unlisten: () => void;

  constructor(private readonly services: Pick<Services, 'config' | 'viewers'>) {
    const { config, viewers } = services;
    this.#timer = setInterval(() => this.#tick(Date.now()), Math.min(1_000, Math.max(20, config.pingInterval / 4)));
    this.#unlisten = viewers.onChange(change => this.#rightsChanged(change));
  }

  /** @returns for when its connection has gone */
  add(peer: Peer): () => void {
    this.#peers.add(peer);
    return () => {
      peer.stop();
      this.#peers.delete(peer);
      if (!this.#peers.size) this.#gone?.();
    };
  }

  count(transport: Peer['transport']): { peers: number; subscriptions: number } {
    const some = [...this.#peers].filter(peer => peer.transport === transport);
    return { peers: some.length, subscriptions: some.reduce((sum, { subscriptions }) => sum + subscriptions.size, 0) };
  }

  /** Tells every client to come back elsewhere. Resolves when all are gone, after 5 s at the latest. */
  async close(): Promise<void> {
    clearInterval(this.#timer);
    this.#unlisten();
    if (!this.#peers.size) return;
    const gone = new Promise<void>(resolve => {
      this.#gone = resolve;
    });
    for (const peer of this.#peers) peer.end('RESTARTING');
    const late = setTimeout(() => {
      for (const peer of this.#peers) peer.terminate();
    }, PATIENCE);
    await gone;
    clearTimeout(late);
  }

  #tick(now: number): void {
    for (const peer of this.#peers) {
      peer.tick(now);
      if (peer.token?.viewer.apiKeyId) this.services.viewers.machines.used(peer.token.viewer.apiKeyId);
    }
  }

  /** Whoever sees other rows from now on is told to come back; who was signed out, to sign in. Resolves when it is known of everybody. */
  async #rightsChanged({ users, sessions }: AccessChange): Promise<void> {
    const asked: Promise<unknown>[] = [];
    for (const peer of this.#peers) {
      const { token } = peer;
      if (!token) continue;
      if (sessions.has(token.sessionId)) peer.end(token.viewer.apiKeyId ? 'KEY_CHANGED' : 'SIGNED_OUT');
      else if (users.has(token.viewer.userId)) {
        const { viewer } = token;
        const end = () => peer.end('RIGHTS_CHANGED');
        asked.push(this.services.viewers.byId(viewer.userId).then(now => sameRights(now, viewer) || end(), end));
      }
    }
    await Promise.all(asked);
  }
}
