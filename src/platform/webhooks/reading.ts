import { createHash } from 'node:crypto';
import { permits, type Viewer } from '../access/viewer.js';
import { ApiError } from '../api/errors.js';
import type { Followed } from '../events/followed.js';
import type { Services } from '../server/services.js';
import type { WebhookReason } from './webhook.entity.js';

/** What a webhook is read with at this moment. */
export interface Reading {
  viewer: Viewer;
  followed: Followed;
  /** Names the owner's rights: what was written with others is written anew before it is sent. */
  sight: string;
}

/** Why a webhook cannot go on. */
export class Stop {
  constructor(
    readonly reason: WebhookReason,
    readonly text: string,
  ) {}
}

export interface Read {
  ownerId: string;
  document: string;
  variables?: Record<string, unknown> | null | undefined;
}

const sightOf = ({ accessKey, identity }: Viewer): string =>
  createHash('sha256')
    .update([accessKey, ...identity].join('\n'))
    .digest('base64url');

/**
 * Compiles a webhook's subscription with the rights that its owner has at this moment: at most half a second old.
 *
 * @throws what the database throws
 */
export async function readingOf({ ownerId, document, variables }: Read, { viewers, follow }: Services): Promise<Reading | Stop> {
  try {
    const viewer = await viewers.byId(ownerId);
    if (!permits(viewer, 'webhook.write')) return new Stop('OWNER_NOT_PERMITTED', 'Its owner may not have webhooks any more.');
    return { viewer, followed: await follow({ document, variables }, viewer), sight: sightOf(viewer) };
  } catch (error) {
    const { code, message } = error as ApiError;
    if (!(error instanceof ApiError)) throw error;
    if (code === 'UNAUTHENTICATED') return new Stop('OWNER_INACTIVE', 'Its owner is not active any more.');
    if (code === 'FORBIDDEN') return new Stop('OWNER_NOT_PERMITTED', message);
    if (code === 'INVALID_INPUT' || code === 'LIMIT_EXCEEDED') return new Stop('DOCUMENT_INVALID', message);
    throw error;
  }
}
