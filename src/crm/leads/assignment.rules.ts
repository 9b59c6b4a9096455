import { takesLanguage } from './condition.rules.js';

export const AssignmentMethod = { ROUND_ROBIN: 'ROUND_ROBIN', LEAST_LOADED: 'LEAST_LOADED', WEIGHTED: 'WEIGHTED', FIXED: 'FIXED' } as const;
export type AssignmentMethod = keyof typeof AssignmentMethod;

/** A member of a pool as it stands at the moment of the choice. */
export interface Member {
  userId: string;
  name: string;
  /** Active in the pool and as a user. */
  available: boolean;
  /** When an absence ends that lasts at the moment, UTC; null if the member is there. */
  absentUntil: string | null;
  /** When the next shift begins, UTC, if there is none at the moment and the choice goes by working hours; else null. */
  shiftAt: string | null;
  /** Open leads at most; null is any number. */
  capacity: number | null;
  /** Open leads at the moment; null where nobody has counted because it does not decide. */
  load: number | null;
  weight: number;
  /** Of the last hundred turns of the pool. */
  share: number;
  /** Takes these only; empty is all. */
  languages: readonly string[];
  territories: readonly string[];
  /** Grows with every lead that the pool gave; null if it never gave one to this member. */
  lastTurn: number | null;
}

/** What is asked of the pool. */
export interface Demand {
  method: AssignmentMethod;
  capacityAware: boolean;
  language: string | null;
  territory: string | null;
  /** Who has the lead and is to lose it. */
  excluded?: string | null;
}

/** Why a member cannot be given the lead, as a sentence; undefined for who can. */
export function obstacle(member: Member, { capacityAware, language, territory, excluded }: Demand): string | undefined {
  const { userId, available, absentUntil, shiftAt, capacity, load, languages, territories } = member;
  if (userId === excluded) return 'Has it already, and is to lose it.';
  if (!available) return 'Not active.';
  if (absentUntil !== null) return `Absent until ${absentUntil}.`;
  if (shiftAt !== null) return `Outside working hours until ${shiftAt}.`;
  if (language !== null && languages.length && !languages.some(tag => takesLanguage(tag, language)))
    return `Takes ${languages.join(', ')}, not the language "${language}".`;
  if (territory !== null && territories.length && !territories.includes(territory))
    return `Takes ${territories.join(', ')}, not the territory "${territory}".`;
  if (capacityAware && capacity !== null && (load ?? 0) >= capacity) return `At capacity: ${load} of ${capacity}.`;
  return undefined;
}

const byTurn = (a: Member, b: Member) => (a.lastTurn ?? -1) - (b.lastTurn ?? -1) || (a.userId < b.userId ? -1 : 1);

/** Smallest load ÷ capacity. Who has no capacity counts as if it were the largest of the pool. */
function byLoad(members: readonly Member[]) {
  const largest = Math.max(1, ...members.map(({ capacity }) => capacity ?? 1));
  const of = ({ capacity }: Member) => capacity ?? largest;
  return (a: Member, b: Member) => (a.load ?? 0) * of(b) - (b.load ?? 0) * of(a) || byTurn(a, b);
}

/** Smallest share ÷ weight with the lead that is to be given. */
const byWeight = (a: Member, b: Member) => (a.share + 1) * b.weight - (b.share + 1) * a.weight || byTurn(a, b);

/** Who gets the lead: of those who can the one that the method puts first; ties by the oldest last turn, then by id. Undefined if nobody can. */
export function choose<M extends Member>(members: readonly M[], demand: Demand): M | undefined {
  const able = members.filter(member => obstacle(member, demand) === undefined);
  const order = { ROUND_ROBIN: byTurn, LEAST_LOADED: byLoad(members), WEIGHTED: byWeight, FIXED: byTurn }[demand.method];
  return able.sort(order)[0];
}

const loadOf = ({ load, capacity }: Member): string =>
  capacity === null ? `${load ?? 0} open leads` : `${load ?? 0} of ${capacity} open leads`;

/** The sentence that is kept with the decision. */
export function reasonFor(pool: string, members: readonly Member[], chosen: Member | undefined, demand: Demand): string {
  if (demand.method === 'FIXED')
    return chosen ? `It is for ${chosen.name}.` : `${members[0]?.name ?? 'The person'} is not available: the lead waits.`;
  if (!members.length) return `The pool "${pool}" has no members: the lead waits.`;
  if (!chosen) return `Nobody of the ${members.length} in the pool "${pool}" is available: the lead waits.`;
  const able = members.filter(member => obstacle(member, demand) === undefined).length;
  const why = {
    ROUND_ROBIN: `Round robin in the pool "${pool}": ${chosen.name} ${chosen.lastTurn === null ? 'had no lead from it yet' : 'has waited longest'}`,
    LEAST_LOADED: `Least loaded in the pool "${pool}": ${chosen.name} has ${loadOf(chosen)}`,
    WEIGHTED: `By weight in the pool "${pool}": ${chosen.name} had ${chosen.share} of the last hundred, with a weight of ${chosen.weight}`,
  }[demand.method];
  return `${why}, of ${able} available.`;
}

/** Why one member got the lead, or did not. */
export function verdictOn(member: Member, chosen: Member | undefined, demand: Demand): string {
  const wrong = obstacle(member, demand);
  if (wrong) return wrong;
  const mine = member.userId === chosen?.userId;
  switch (demand.method) {
    case 'ROUND_ROBIN':
      return mine ? 'Chosen: the oldest last assignment.' : 'Available; had a turn later than the chosen one.';
    case 'LEAST_LOADED':
      return mine ? `Chosen: ${loadOf(member)}.` : `Available; has ${loadOf(member)}.`;
    case 'WEIGHTED':
      return `${mine ? 'Chosen:' : 'Available;'} had ${member.share} of the last hundred, with a weight of ${member.weight}.`;
    case 'FIXED':
      return 'Chosen: the rule names this person.';
  }
}
