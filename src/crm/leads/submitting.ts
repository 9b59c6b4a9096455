import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { DateTime } from 'luxon';
import { accessErrors } from '../../platform/access/access.errors.js';
import { hashOfSecret } from '../../platform/access/secrets.js';
import { notFound } from '../../platform/api/errors.js';
import type { Tx } from '../../platform/database/tx.js';
import { sendMail } from '../../platform/mail/sending.js';
import { createLead } from './capture.js';
import { confirmationMail } from './confirmation.mail.js';
import { lengthOf } from './duration.rules.js';
import { recordFormConsents } from './form-consent.js';
import { filledIn, leadOf } from './form-filling.js';
import { Lead } from './lead.entity.js';
import { LeadForm, LeadFormSubmission } from './lead-form.entity.js';

/** Mails that an address gets a day without confirming any: whoever writes it into forms cannot fill somebody's mailbox. */
const UNCONFIRMED = 3;

const KEY = /^[\w-]{22}$/;

/** @throws NOT_FOUND unless there is such a form and it takes something */
export async function openForm(tx: Tx, key: string): Promise<LeadForm> {
  const form = KEY.test(key) ? await tx.em.findOne(LeadForm, { key, active: true }, { populate: ['source', 'pool'] }) : null;
  if (!form) throw notFound('form', key);
  return form;
}

async function makeLead(tx: Tx, form: LeadForm, submission: LeadFormSubmission): Promise<void> {
  const said = leadOf(submission.answers);
  const lead = await createLead(
    tx,
    Object.assign(said, {
      source: form.source.code,
      // A pool that takes nothing any more is no reason to lose what was confirmed.
      poolId: form.pool?.active ? form.pool.id : null,
      productInterestId: form.productInterest?.id ?? null,
      territory: said.territory ?? form.territory,
      language: said.language ?? form.language,
    }),
  );
  Object.assign(submission, { lead, ownerId: lead.ownerId, teamId: lead.teamId });
}

/** Whether an address has enough mails that nobody confirms. One looks at a time, so that many forms sent at once count, too. */
async function hasEnough(tx: Tx, email: string): Promise<boolean> {
  await tx.em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`form mails to ${email}`]);
  const since = new Date(tx.now.getTime() - 86_400_000);
  return (await tx.em.count(LeadFormSubmission, { email, status: 'PENDING', submittedAt: { $gt: since } })) >= UNCONFIRMED;
}

async function askToConfirm(tx: Tx, form: LeadForm, submission: LeadFormSubmission, base: string): Promise<void> {
  const token = randomBytes(32).toString('base64url');
  const expiresAt = new Date(tx.now.getTime() + lengthOf(form.lifetime));
  Object.assign(submission, { tokenHash: hashOfSecret(token), expiresAt });
  const until = DateTime.fromJSDate(expiresAt, { zone: 'utc' }).setLocale('en').toFormat("d LLLL yyyy, HH:mm '(UTC)'");
  await sendMail(tx, confirmationMail, {
    to: submission.answers.email as string,
    data: {
      title: form.title,
      link: `${base}/forms/confirm/${token}`,
      until,
      consent: submission.consentText ?? null,
      kept: form.leadBeforeConfirmation,
    },
  });
}

/**
 * Takes what somebody has filled in: makes a lead of it, or asks by mail to confirm it. Source: C3. Runs as the server itself: nobody is signed in.
 *
 * @param base address of this server, for the link
 * @throws NOT_FOUND; INVALID_INPUT with every wrong field at once
 * @emits lead.created, if the form does not wait for the confirmation
 */
export async function submitForm(tx: Tx, key: string, body: unknown, base: string): Promise<LeadForm> {
  const form = await openForm(tx, key);
  const { answers, agreed } = filledIn(form, body);
  const email = answers.email?.toLowerCase() ?? null;
  if (form.doubleOptIn && email && (await hasEnough(tx, email))) return form;
  const submission = new LeadFormSubmission();
  tx.em.assign(submission, {
    form,
    status: form.doubleOptIn ? 'PENDING' : 'RECEIVED',
    answers,
    email,
    submittedAt: tx.now,
    ...(agreed && { consentText: form.consentText, consentVersion: form.consentVersion, consentPurpose: form.consentPurpose }),
  } as never);
  if (form.doubleOptIn) await askToConfirm(tx, form, submission, base);
  if (!form.doubleOptIn || form.leadBeforeConfirmation) await makeLead(tx, form, submission);
  tx.em.persist(submission);
  return form;
}

/** What a link of a mail is about, and its form. @throws LINK_ENDED if there is none, or it is too old */
export async function submissionOf(tx: Tx, token: string): Promise<{ submission: LeadFormSubmission; form: LeadForm }> {
  const submission = await tx.em.findOne(LeadFormSubmission, { tokenHash: hashOfSecret(token) }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!submission || (submission.expiresAt && submission.expiresAt <= tx.now)) throw accessErrors.LINK_ENDED();
  const form = await tx.em.findOneOrFail(LeadForm, submission.form.id, { populate: ['source', 'pool'] });
  return { submission, form };
}

/**
 * Confirms what was filled in and makes the lead of it, unless it is there. Of two at once the second waits for the first, and finds it confirmed.
 *
 * @throws LINK_ENDED
 * @emits lead.created, if there is no lead yet
 */
export async function confirmSubmission(tx: Tx, token: string): Promise<LeadForm> {
  const { submission, form } = await submissionOf(tx, token);
  if (submission.status !== 'PENDING') return form;
  Object.assign(submission, { status: 'CONFIRMED', confirmedAt: tx.now, expiresAt: null });
  if (!submission.lead) {
    await makeLead(tx, form, submission);
    return form;
  }
  await tx.em.flush();
  const lead = await tx.em.findOneOrFail(Lead, submission.lead.id);
  if (lead.contact) await recordFormConsents(tx, lead.id, lead.contact.id);
  return form;
}
