import type { Tx } from '../../platform/database/tx.js';
import { recordConsent } from '../customers/consenting.js';
import { LeadForm, LeadFormSubmission } from './lead-form.entity.js';

/** What shows that they agreed: the words, when, and how we know that it was them. */
function proofOf({ submittedAt, confirmedAt, consentText, consentVersion, email }: LeadFormSubmission, form: LeadForm): string {
  const confirmed = confirmedAt ? ` Confirmed on ${confirmedAt.toISOString()} by the link sent to ${email}.` : '';
  return `Web form "${form.name}", text ${consentVersion}: "${consentText}" Agreed on ${submittedAt.toISOString()}.${confirmed}`;
}

/** Writes down for a contact what the forms of a lead have them agreed to, by e-mail. What waits for its confirmation is not agreed to yet. */
export async function recordFormConsents(tx: Tx, leadId: string, contactId: string): Promise<void> {
  const agreed = { lead: leadId, status: { $ne: 'PENDING' as const }, consentText: { $ne: null } };
  for (const submission of await tx.em.find(LeadFormSubmission, agreed, { orderBy: { submittedAt: 'asc' } })) {
    const form = await tx.em.findOneOrFail(LeadForm, submission.form.id);
    await recordConsent(tx, {
      contactId,
      channel: 'EMAIL',
      purpose: submission.consentPurpose as NonNullable<typeof submission.consentPurpose>,
      state: 'GRANTED',
      basis: 'CONSENT',
      at: submission.confirmedAt ?? submission.submittedAt,
      proof: proofOf(submission, form),
    });
  }
}
