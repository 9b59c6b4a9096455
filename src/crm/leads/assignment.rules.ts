/** A member of a pool as it stands at the moment of the choice. */
export interface Member {
  userId: string;
  name: string;
  /** Active in the pool and as a user. */
  available: boolean;
  /** Grows with every lead that the pool gave; null if it never gave one to this member. */
  lastTurn: number | null;
}

const BY_TURN = (a: Member, b: Member) => (a.lastTurn ?? -1) - (b.lastTurn ?? -1) || (a.userId < b.userId ? -1 : 1);

/** Round robin: of the available the one whose last turn is the oldest; who never had one comes first; ties by id. Undefined if nobody is available. */
export const nextInTurn = <M extends Member>(members: readonly M[]): M | undefined => members.filter(m => m.available).sort(BY_TURN)[0];

/** The sentence that is kept with the decision. */
export function reasonFor(pool: string, members: readonly Member[], chosen: Member | undefined): string {
  if (!members.length) return `The pool "${pool}" has no members: the lead waits.`;
  if (!chosen) return `Nobody of the ${members.length} in the pool "${pool}" is available: the lead waits.`;
  const waiting = members.filter(m => m.available).length;
  const turn = chosen.lastTurn === null ? 'had no lead from it yet' : 'has waited longest';
  return `Round robin in the pool "${pool}": ${chosen.name} ${turn}, of ${waiting} available.`;
}

/** Why one member got the lead, or did not. */
export function verdictOn(member: Member, chosen: Member | undefined): string {
  if (!member.available) return 'Not active.';
  if (member.userId === chosen?.userId) return 'Chosen: the oldest last assignment.';
  return 'Available; had a turn later than the chosen one.';
}
