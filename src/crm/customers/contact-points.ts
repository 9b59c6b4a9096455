import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { Contact, ContactPoint, type ContactPointKind } from './contact.entity.js';
import { normalised } from './contact-point.rules.js';
import { Customer } from './customer.entity.js';

/** How somebody is reached, as an input says it. */
export interface Reach {
  email?: string | null;
  phone?: string | null;
  contactPoints?: { kind: ContactPointKind; value: string; isPrimary?: boolean | null }[] | null;
}
export interface Point {
  kind: ContactPointKind;
  value: string;
  normalised: string;
  isPrimary: boolean;
}

interface Given {
  kind: ContactPointKind;
  value: string;
  isPrimary: boolean;
  path: string[];
}

/** The list of an input, then its shortcuts, which are primary. */
function givenIn({ email, phone, contactPoints }: Reach): Given[] {
  const shortcut = (kind: ContactPointKind, value: string | null | undefined, name: string): Given[] =>
    value ? [{ kind, value, isPrimary: true, path: [name] }] : [];
  return [
    ...shortcut('EMAIL', email, 'email'),
    ...shortcut('PHONE', phone, 'phone'),
    ...(contactPoints ?? []).map((p, i) => ({
      kind: p.kind,
      value: p.value,
      isPrimary: p.isPrimary ?? false,
      path: ['contactPoints', String(i), 'value'],
    })),
  ];
}

/**
 * The contact points of an input, ready to be stored: each once, one primary of a kind at most.
 *
 * @param country for telephone numbers without a country code
 * @param path of the input below the mutation's
 * @throws INVALID_INPUT naming every value that is no address of its kind
 */
export function pointsOf(reach: Reach, country?: string | null, path: string[] = []): Point[] {
  const wrong: WrongField[] = [];
  const points: Point[] = [];
  for (const { kind, value, isPrimary, path: place } of givenIn(reach)) {
    const norm = normalised(kind, value, country);
    if (!norm) wrong.push({ path: [...path, ...place], message: unreachable(kind, value) });
    else if (!points.some(p => p.kind === kind && p.normalised === norm)) {
      points.push({
        kind,
        value: value.trim(),
        normalised: norm,
        isPrimary: isPrimary && !points.some(p => p.kind === kind && p.isPrimary),
      });
    }
  }
  if (wrong.length) throw invalidInput(wrong);
  return points;
}

const unreachable = (kind: ContactPointKind, value: string): string =>
  kind === 'PHONE'
    ? `"${value}" is not a telephone number. Write it with its country code ("+49 30 123456"), or give an address with a country.`
    : `"${value}" is not ${kind === 'EMAIL' ? 'an e-mail address' : 'a chat name'}.`;

const holder = (row: Customer | Contact) => (row instanceof Customer ? { customer: row } : { contact: row });

/** Adds points to somebody who has none of these yet. Their e-mail and phone columns follow by themselves. */
export function addContactPoints(tx: Tx, row: Customer | Contact, points: readonly Point[]): void {
  for (const point of points) tx.em.create(ContactPoint, { ...point, ...holder(row), ownerId: row.ownerId, teamId: row.teamId });
}

/**
 * Changes how somebody is reached: a list replaces all points, `email` and `phone` replace the primary one of their kind, null removes it.
 *
 * @returns names of the fields that changed
 * @throws INVALID_INPUT
 */
export async function changeContactPoints(tx: Tx, row: Customer | Contact, reach: Reach, country?: string | null): Promise<string[]> {
  const names = (['email', 'phone', 'contactPoints'] as const).filter(name => reach[name] !== undefined);
  if (!names.length) return [];
  const points = pointsOf(reach, country);
  const old = await tx.em.find(ContactPoint, holder(row), { orderBy: { isPrimary: 'desc', id: 'asc' } });
  const replaced = new Set(names.includes('contactPoints') ? old : []);
  for (const [name, kind] of [
    ['email', 'EMAIL'],
    ['phone', 'PHONE'],
  ] as const) {
    const first = names.includes(name) ? old.find(p => p.kind === kind) : undefined;
    if (first) replaced.add(first);
  }
  for (const point of old) {
    const again = points.some(p => p.kind === point.kind && p.normalised === point.normalised);
    if (replaced.has(point) || again) tx.em.remove(point);
    else if (points.some(p => p.kind === point.kind && p.isPrimary)) point.isPrimary = false;
  }
  // Removed before the new ones come: both may be primary, or the same address.
  await tx.em.flush();
  addContactPoints(tx, row, points);
  return names;
}
