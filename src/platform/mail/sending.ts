import { IsEmail, IsOptional, IsString } from 'class-validator';
import { createTransport } from 'nodemailer';
import { v7 } from 'uuid';
import type { Tx } from '../database/tx.js';
import { defineJob, GiveUp, type JobRun } from '../jobs/define.js';
import { enqueue } from '../jobs/enqueue.js';
import { type MailTemplate, renderMail } from './template.js';

/** A mail as it waits to be sent: written when it was queued, so that it says what was true then. */
class QueuedMail {
  /** Names the mail for good: the left part of its Message-ID. */
  @IsString() id!: string;
  @IsString() template!: string;
  @IsEmail() to!: string;
  @IsOptional() @IsString() toName?: string | null;
  @IsOptional() @IsEmail() replyTo?: string | null;
  @IsString() subject!: string;
  @IsString() text!: string;
  @IsOptional() @IsString() html!: string | null;
}

export interface Mail<D> {
  to: string;
  toName?: string | null;
  /** Where answers go; to MAIL_FROM by default. */
  replyTo?: string | null;
  data: D;
  /** Of several with the same key that wait, the last is sent. */
  key?: string;
  /** Not before this moment. */
  at?: Date;
}

/**
 * Queues a mail: it is sent when the transaction has committed, or never.
 *
 * @throws if the data lacks what the template asks for, or `to` is no address
 */
export async function sendMail<D extends object>(
  tx: Tx,
  template: MailTemplate<D>,
  { data, key, at, ...to }: Mail<NoInfer<D>>,
): Promise<void> {
  const place = { ...(key !== undefined && { key }), ...(at && { at }) };
  await enqueue(tx, mailJob, { id: v7(), template: template.name, ...to, ...renderMail(template, data) }, place);
}

/** Milliseconds. */
const PATIENCE = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 };

/** Who sends, and the domain of Message-IDs. */
const domainOf = (from: string): string => /@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'bellwether.invalid';

/**
 * Sends one mail. A server that takes it and is cut off before it can say so is given it again, with the same Message-ID: mail servers and readers tell by it
 * that they have it already, which is as far as SMTP goes.
 */
async function deliver(mail: QueuedMail, { services: { config } }: JobRun): Promise<void> {
  const { smtpUrl, mailFrom } = config;
  if (!smtpUrl || !mailFrom)
    throw new GiveUp(
      `The mail "${mail.template}" was not sent: no mail server is configured. Set SMTP_URL (such as smtps://user:password@mail.example.com) and MAIL_FROM, start again, and retry the job.`,
    );
  const transport = createTransport({ url: smtpUrl, ...PATIENCE });
  try {
    await transport.sendMail({
      messageId: `<${mail.id}@${domainOf(mailFrom)}>`,
      from: mailFrom,
      to: mail.toName ? { name: mail.toName, address: mail.to } : mail.to,
      ...(mail.replyTo && { replyTo: mail.replyTo }),
      subject: mail.subject,
      text: mail.text,
      ...(mail.html && { html: mail.html }),
      // Nobody answers a machine by machine.
      headers: { 'Auto-Submitted': 'auto-generated' },
      disableFileAccess: true,
      disableUrlAccess: true,
    });
  } catch (error) {
    throw lasting(error) ? new GiveUp(`The mail server does not take "${mail.template}": ${(error as Error).message}`) : error;
  } finally {
    transport.close();
  }
}

/** A refusal of this mail that the server will repeat. A wrong password is none: somebody corrects it. */
function lasting(error: unknown): boolean {
  const { code, responseCode = 0 } = error as { code?: string; responseCode?: number };
  return (code === 'EENVELOPE' || code === 'EMESSAGE') && responseCode >= 500;
}

export const mailJob = defineJob('mail.send', QueuedMail, deliver);
