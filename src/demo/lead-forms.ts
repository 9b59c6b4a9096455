import type pg from 'pg';
import type { Dice } from './dice.js';
import type { Sources } from './leads.js';
import { copyInto, type Row } from './table.js';

/** A form that anybody may fill in, with a newsletter to agree to. Its address is the same in every demo company. */
const trialRide = (dice: Dice, source: string) => ({
  ...dice.record(dice.daysAgo(30)),
  name: 'Trial ride',
  key: 'trial-ride-Nordwind-01',
  active: true,
  title: 'Book a trial ride',
  intro: 'Tell us which bike you would like to try, and when. We call you back within a working day.',
  fields: JSON.stringify([
    { field: 'NAME', required: true, label: null },
    { field: 'EMAIL', required: true, label: null },
    { field: 'PHONE', required: false, label: null },
    { field: 'NOTE', required: false, label: 'Which bike, and when?' },
  ]),
  source_id: source,
  territory: 'EMEA North',
  language: 'en',
  double_opt_in: true,
  lead_before_confirmation: false,
  lifetime: 'PT48H',
  consent_text: 'Yes, write to me by e-mail about new bikes and events, about once a month. I can end this at any time.',
  consent_purpose: 'NEWSLETTER',
  consent_required: false,
  consent_version: 1,
});

/** A form with what it has brought: leads that were confirmed, with what they agreed to, and one that waits for its confirmation. */
export async function loadLeadForms(client: pg.Client, dice: Dice, sources: Sources): Promise<void> {
  const form = trialRide(dice, sources.website);
  const { rows: leads } = await client.query<{
    id: string;
    owner_id: string;
    team_id: string;
    name: string;
    email: string;
    note: string;
    created_at: Date;
  }>(
    `select id, owner_id, team_id, name, email, note, created_at from leads
     where source_id = $1 and email is not null and note is not null and created_at > $2 order by created_at desc, id limit 3`,
    [sources.website, dice.daysAgo(28)],
  );
  const consent = { consent_text: form.consent_text, consent_version: 1, consent_purpose: form.consent_purpose };
  const none = { consent_text: null, consent_version: null, consent_purpose: null };
  const answers = (said: object) =>
    JSON.stringify({
      ...Object.fromEntries(
        ['company', 'phone', 'language', 'territory', 'utmSource', 'utmMedium', 'utmCampaign', 'utmTerm', 'utmContent'].map(name => [
          name,
          null,
        ]),
      ),
      ...said,
    });
  const token = (n: number) => `\\x${String(n).padStart(64, '0')}`;
  const confirmed: Row[] = leads.map(({ id, owner_id, team_id, name, email, note, created_at }, i) => ({
    id: dice.id(created_at),
    owner_id,
    team_id,
    form_id: form.id,
    status: 'CONFIRMED',
    answers: answers({ name, email, note }),
    email,
    token_hash: token(i),
    submitted_at: new Date(created_at.getTime() - 600_000),
    expires_at: null,
    confirmed_at: created_at,
    ...(i ? consent : none),
    lead_id: id,
  }));
  const pending: Row = {
    id: dice.id(dice.daysAgo(0.1)),
    owner_id: null,
    team_id: null,
    form_id: form.id,
    status: 'PENDING',
    answers: answers({ name: 'Jonas Lind', email: 'jonas.lind@example.org', note: 'A cargo bike, next Saturday?' }),
    email: 'jonas.lind@example.org',
    token_hash: token(leads.length),
    submitted_at: dice.daysAgo(0.1),
    expires_at: dice.daysAgo(-1.9),
    confirmed_at: null,
    ...consent,
    lead_id: null,
  };
  await copyInto(client, 'lead_forms', [form]);
  await copyInto(client, 'lead_form_submissions', [pending, ...confirmed]);
}
