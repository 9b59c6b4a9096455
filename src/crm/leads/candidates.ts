import { BusinessCalendar } from '../../platform/calendar/calendar.entity.js';
import type { Tx } from '../../platform/database/tx.js';
import type { AssignmentMethod, Member } from './assignment.rules.js';
import type { AssignmentPool } from './pool.entity.js';
import type { OutsideHours } from './rule.entity.js';
import { nextShift } from './shift.rules.js';

/** A member with what a decision keeps of them. */
export interface CandidateNow extends Member {
  teamId: string | null;
  lastAssignedAt: string | null;
}

/** What of the members is to be known. */
export interface Look {
  method: AssignmentMethod;
  outsideHours: OutsideHours;
}

/** Where members come from: held for a decision that is made, or looked at for one that is only told. */
export type Members = (pool: AssignmentPool, look: Look) => Promise<CandidateNow[]>;

interface Row extends Omit<CandidateNow, 'lastTurn' | 'shiftAt'> {
  lastTurn: string | null;
  calendarId: string | null;
}

const COLUMNS = `user_id "userId", name, team_id "teamId", available, to_json(absent_until at time zone 'UTC') #>> '{}' || 'Z' "absentUntil", capacity, weight, languages, territories, calendar_id "calendarId", load, share, last_turn "lastTurn", to_json(last_assigned_at) #>> '{}' "lastAssignedAt"`;
const OF_POOL = `select ${COLUMNS} from lead_candidates(?, ?, ?, ?)`;
const PERSON = `select u.id "userId", u.name, u.team_id "teamId", u.active available, (select to_json(b.ends_at at time zone 'UTC') #>> '{}' || 'Z' from absences b
  where b.user_id = u.id and b.cancelled_at is null and b.starts_at <= ? and ? < b.ends_at) "absentUntil" from users u where u.id = ?`;

/** The hours of a calendar, or of the default one; undefined if there is none. */
export async function hoursOf(tx: Tx, calendarId: string | null): Promise<BusinessCalendar | undefined> {
  return (await tx.em.findOne(BusinessCalendar, calendarId ? { id: calendarId } : { isDefault: true })) ?? undefined;
}

async function withShifts(tx: Tx, rows: Row[], { outsideHours }: Pick<Look, 'outsideHours'>): Promise<CandidateNow[]> {
  const shiftOf = async (calendarId: string | null) => {
    const hours = outsideHours === 'SKIP' ? await hoursOf(tx, calendarId) : undefined;
    return hours ? (nextShift(hours, tx.now)?.toISOString() ?? null) : null;
  };
  const members: CandidateNow[] = [];
  for (const { calendarId, lastTurn, ...row } of rows)
    members.push({ ...row, lastTurn: lastTurn === null ? null : Number(lastTurn), shiftAt: await shiftOf(calendarId) });
  return members;
}

async function fromPool(tx: Tx, pool: AssignmentPool, look: Look, locking: boolean): Promise<CandidateNow[]> {
  const rows = await tx.em.execute<Row[]>(OF_POOL, [pool.id, tx.now, locking, look.method]);
  return withShifts(tx, rows, look);
}

/** Holds the turns of a pool and the loads of its members to the end of the transaction: of leads that come together each sees the decision before. */
export const held =
  (tx: Tx): Members =>
  (pool, look) =>
    fromPool(tx, pool, look, true);

/** Pools as they are seen without holding them. */
export interface Sight {
  members: Members;
  /** The next choice sees that this person has been given one. */
  given(userId: string): void;
}

/** Looks at each pool once: for what is only told, and for going through many leads. */
export function sight(tx: Tx): Sight {
  const known = new Map<string, Promise<CandidateNow[]>>();
  const looked: CandidateNow[] = [];
  const look: Members = async (pool, how) => {
    const members = await fromPool(tx, pool, how, false);
    looked.push(...members);
    return members;
  };
  return {
    members: (pool, how) => {
      const key = `${pool.id} ${how.method} ${how.outsideHours}`;
      const members = known.get(key) ?? look(pool, how);
      known.set(key, members);
      return members;
    },
    given: userId => {
      const turn = Math.max(0, ...looked.map(({ lastTurn }) => lastTurn ?? 0)) + 1;
      for (const member of looked.filter(each => each.userId === userId)) {
        member.lastTurn = turn;
        member.share++;
        if (member.load !== null) member.load++;
      }
    },
  };
}

/** Somebody as a pool of one. */
export async function personNow(tx: Tx, userId: string, look: Pick<Look, 'outsideHours'>): Promise<CandidateNow[]> {
  const rows = await tx.em.execute<Row[]>(PERSON, [tx.now, tx.now, userId]);
  const alone = { capacity: null, weight: 1, languages: [], territories: [], calendarId: null, load: null, share: 0, lastTurn: null };
  return withShifts(
    tx,
    rows.map(row => ({ ...row, ...alone, lastAssignedAt: null })),
    look,
  );
}
