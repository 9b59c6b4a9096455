/** A member of a pool as it stands at the moment of the choice. */
export interface Member {
  userId: string;
  name: string;
  /** Active in the pool and as a user. */
  available: boolean;
  /** When an absence ends that lasts at the moment, UTC; null if the member is there. */
  absentUntil: string | null;
  /** Grows with every lead that the pool gave; null if it never gave one to this member. */
  lastTurn: number | null;
}

const BY_TURN = (a: Member, b: Member) => (a.lastTurn ?? -1) - (b.lastTurn ?? -1) || (a.userId < b.userId ? -1 : 1);

/** Who can be given a lead. */
export const isEligible = (member: Member): boolean => member.available && member.absentUntil === null;

/** Round robin: of the eligible the one whose last turn is the oldest; who never had one comes first; ties by id. Undefined if nobody is eligible. */
export const nextInTurn = <M extends Member>(members: readonly M[]): M | undefined => members.filter(isEligible).sort(BY_TURN)[0];

/** The sentence that is kept with the decision. */
export function reasonFor(pool: string, members: readonly Member[], chosen: Member | undefined): string {
  if (!members.length) return `The pool "${pool}" has no members: the lead waits.`;
  if (!chosen) return `Nobody of the ${members.length} in the pool "${pool}" is available: the lead waits.`;
  const waiting = members.filter(isEligible).length;
  const turn = chosen.lastTurn === null ? 'had no lead from it yet' : 'has waited longest';
  return `Round robin in the pool "${pool}": ${chosen.name} ${turn}, of ${waiting} available.`;
}

/** Why one member got the lead, or did not. */
export function verdictOn(member: Member, chosen: Member | undefined): string {
  if (!member.available) return 'Not active.';
  if (member.absentUntil !== null) return `Absent until ${member.absentUntil}.`;
  if (member.userId === chosen?.userId) return 'Chosen: the oldest last assignment.';
  return 'Available; had a turn later than the chosen one.';
}
