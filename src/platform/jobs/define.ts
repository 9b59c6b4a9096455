import { validateSync } from 'class-validator';
import type { Viewer } from '../access/viewer.js';
import type { Tx } from '../database/tx.js';
import type { Services } from '../server/services.js';

/** One run of a job. */
export interface JobRun {
  /** In the queue; the same at every attempt. */
  id: string;
  /** 1 at first. */
  attempt: number;
  /** Whom it acts for: the system, or whoever made the change that it follows from. */
  actor: Viewer;
  services: Services;
  /** Aborted when the process stops and has waited for a while: end soon, or throw; the job is then run again elsewhere, and the attempt does not count. */
  signal: AbortSignal;
  /** Runs a verb in a transaction as the actor. @returns what the verb returns */
  change<T>(verb: (tx: Tx) => Promise<T>): Promise<T>;
}

export interface JobOptions {
  /** How often it is tried before it gives up; 10 by default, which takes some three and a half hours. */
  attempts?: number;
  /** Whose rights it has: the system's by default, or those that whoever made the change has when it runs. */
  as?: 'SYSTEM' | 'STARTER';
}

export interface JobDefinition<P extends object = object> {
  name: string;
  payload: new () => P;
  run(payload: P, run: JobRun): Promise<void>;
  attempts: number;
  as: 'SYSTEM' | 'STARTER';
}

/** Tries of a job whose definition says nothing else. */
const ATTEMPTS = 10;

/**
 * Declares a job. An area lists it under `jobs`.
 *
 * @param name as `mail.send`; jobs in the queue are known by it, so it stays
 * @param payload a class whose properties carry the decorators of class-validator; what travels is JSON
 * @param run may be called again after it has done its work, if the process was killed at that moment: it must find out, or do the same again. What it throws
 *   has it tried again after 3 s, 7 s, 20 s, 55 s …, up to six hours; `GiveUp` ends that at once.
 */
export const defineJob = <P extends object>(
  name: string,
  payload: new () => P,
  run: (payload: P, run: JobRun) => Promise<void>,
  { attempts = ATTEMPTS, as = 'SYSTEM' }: JobOptions = {},
): JobDefinition<P> => ({ name, payload, run, attempts, as });

/** Thrown by a job that trying again will not help. It is reported as dead at once, with this message: say what has to be done. */
export class GiveUp extends Error {
  override name = 'GiveUp';
}

/** The payload as an object of its class. @throws GiveUp naming what does not fit */
export function payloadFor<P extends object>({ name, payload }: JobDefinition<P>, data: object): P {
  const made = Object.assign(new payload(), data);
  const wrong = validateSync(made, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  if (!wrong.length) return made;
  const reasons = wrong.flatMap(({ property, constraints }) => Object.values(constraints ?? { property: `${property} does not fit` }));
  throw new GiveUp(`The payload of "${name}" does not fit: ${reasons.join('; ')}.`);
}
