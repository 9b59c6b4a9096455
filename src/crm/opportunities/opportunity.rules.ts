import type { StageKind } from './pipeline.entity.js';

/** What a stage makes of the opportunities in it. */
export interface Standing {
  status: StageKind;
  probability: number;
  closedAt: Date | null;
  lostReason: string | null;
}

interface Entered {
  stage: { kind: StageKind; probability: number };
  at: Date;
  lostReason?: string | null;
  /** Somebody's own guess; only open stages leave room for it. */
  probability?: number | null;
}

/** How an opportunity stands that enters a stage: the stage decides, and only a lost one has a reason. */
export function standingIn({ stage, at, lostReason, probability }: Entered): Standing {
  return {
    status: stage.kind,
    probability: stage.kind === 'OPEN' ? (probability ?? stage.probability) : stage.kind === 'WON' ? 100 : 0,
    closedAt: stage.kind === 'OPEN' ? null : at,
    lostReason: stage.kind === 'LOST' ? (lostReason ?? null) : null,
  };
}

/** One line of the timeline. */
export const stageSummary = (name: string, stage: { name: string; kind: StageKind }, lostReason?: string | null): string =>
  stage.kind === 'LOST' && lostReason ? `${name}: ${stage.name} (${lostReason})` : `${name}: ${stage.name}`;
