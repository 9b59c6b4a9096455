import { randomBytes } from 'node:crypto';
import { LockMode } from '@mikro-orm/core';
import { IsEmail, IsUUID } from 'class-validator';
import { DateTime } from 'luxon';
import { addressOf, type Config } from '../config.js';
import type { Tx } from '../database/tx.js';
import { defineJob } from '../jobs/define.js';
import { sendMail } from '../mail/sending.js';
import { invitationMail, passwordResetMail } from './link.mail.js';
import { hashOfSecret } from './secrets.js';
import { User } from './user.entity.js';

class InvitedPerson {
  @IsUUID() userId!: string;
  /** Who invited: uuid. */
  @IsUUID() inviterId!: string;
}

class ForgetfulPerson {
  @IsEmail() email!: string;
}

type LinkKind = 'invitation' | 'reset';
type Settings = Pick<Config, 'publicUrl' | 'port'>;

/** The token stands after the `#`, which browsers send to nobody and servers therefore never write into a log. */
const linkTo = (config: Settings, kind: LinkKind, token: string): string => `${addressOf(config)}/password.html#${kind}=${token}`;

/** A link that takes the place of the one before, and what its mail says of it. @param lifetime milliseconds */
async function newLink(tx: Tx, config: Settings, user: User, kind: LinkKind, lifetime: number) {
  const token = randomBytes(32).toString('base64url');
  const ends = new Date(tx.now.getTime() + lifetime);
  const purpose = kind === 'invitation' ? 'INVITATION' : 'PASSWORD_RESET';
  await tx.em.execute('select vault.make_link(?, ?, ?, ?)', [hashOfSecret(token), user.id, purpose, ends]);
  const until = DateTime.fromJSDate(ends, { zone: user.timeZone }).setLocale('en').toFormat("d LLLL yyyy, HH:mm '('ZZZZ')'");
  return { name: user.name, link: linkTo(config, kind, token), until };
}

/** Writes to who was invited. Nothing happens if the invitation was accepted or withdrawn meanwhile; run again, it replaces its own link. */
export const invitationJob = defineJob(
  'access.invitation',
  InvitedPerson,
  async ({ userId, inviterId }, { change, services: { config } }) => {
    await change(async tx => {
      // locked, so that it cannot be withdrawn between this look and the link
      const user = await tx.em.findOne(User, userId, { lockMode: LockMode.PESSIMISTIC_WRITE });
      if (!user?.invitedAt) return;
      const inviter = await tx.em.findOneOrFail(User, inviterId);
      const data = await newLink(tx, config, user, 'invitation', config.invitationLifetime);
      await sendMail(tx, invitationMail, { to: user.email, toName: user.name, data: { ...data, inviter: inviter.name } });
    });
  },
);

/**
 * Writes to whoever works here under an address, if anybody does. Looking it up is left to the job, so that who asks learns nothing, not from how long
 * the answer takes either.
 */
export const passwordResetJob = defineJob('access.password-reset', ForgetfulPerson, async ({ email }, { change, services: { config } }) => {
  await change(async tx => {
    const [found] = await tx.em.execute<{ id: string }[]>('select id from users where lower(email) = lower(?) and active and not machine', [
      email,
    ]);
    if (!found) return;
    const user = await tx.em.findOneOrFail(User, found.id);
    const data = await newLink(tx, config, user, 'reset', config.passwordResetLifetime);
    await sendMail(tx, passwordResetMail, { to: user.email, toName: user.name, data });
  });
});
