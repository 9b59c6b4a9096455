import { createHash } from 'node:crypto';
import { convert } from 'html-to-text';
import type { ParsedMail } from 'mailparser';

/** What a lead keeps of a mail, in characters. */
const LONGEST = { name: 200, id: 200, note: 10_000 };

/** As long as it may be, and writable: neither U+0000 nor half of a character. */
const kept = (text: string, longest: number): string => Buffer.from(text.replaceAll('\0', '').trim().slice(0, longest)).toString();
const headerOf = ({ headerLines }: ParsedMail, name: string): string | undefined =>
  headerLines
    .find(({ key }) => key === name)
    ?.line.slice(name.length + 1)
    .trim();

/**
 * Why a mail is from nobody who wants something: a machine has answered, or reports that something was not delivered (RFC 3834, RFC 3464).
 *
 * @returns undefined for a person's mail
 */
export function automatic(mail: ParsedMail): string | undefined {
  const header = (name: string) => headerOf(mail, name)?.toLowerCase();
  const submitted = header('auto-submitted');
  if (submitted && !/^no\b/.test(submitted)) return `Auto-Submitted: ${submitted.slice(0, 100)}`;
  const precedence = header('precedence');
  if (precedence && /^(bulk|junk|list|auto_reply)\b/.test(precedence)) return `Precedence: ${precedence.slice(0, 100)}`;
  if (/^<\s*>/.test(header('return-path') ?? '')) return 'Return-Path: <>';
  if (/^multipart\/report\b/.test(header('content-type') ?? '')) return 'Content-Type: multipart/report';
  if (header('x-autoreply') || header('x-autorespond')) return 'X-Autoreply';
  return /^(mailer-daemon|postmaster)@/i.test(senderOf(mail)?.address ?? '') ? 'From: mailer-daemon' : undefined;
}

/** Whom a mail is from, if it says so; of a group or several the first with an address. */
export function senderOf({ from }: ParsedMail): { name: string; address: string } | undefined {
  const all = from?.value.flatMap(each => [each, ...(each.group ?? [])]) ?? [];
  const sender = all.find(({ address }) => address);
  return sender && { name: kept(sender.name, LONGEST.name), address: (sender.address as string).trim() };
}

/** What names a mail for good: its Message-ID; one that is too long, or a mail without, by a hash. */
export function idOfMail({ messageId }: ParsedMail, raw: Uint8Array): string {
  const id = kept(messageId ?? '', LONGEST.id + 1);
  if (id && id.length <= LONGEST.id) return id;
  return `sha256:${createHash('sha256')
    .update(id ? (messageId as string) : raw)
    .digest('hex')}`;
}

/** Of HTML that is turned into text, in characters: what takes a fraction of a second at worst. */
const HTML_LIMIT = 128 * 1024;
const AS_TEXT = { wordwrap: false as const, limits: { maxDepth: 100 }, selectors: [{ selector: 'img', format: 'skip' }] };

/** What a mail says: its plain text, or its HTML as text. */
function textOf({ text, html }: ParsedMail): string {
  if (text?.trim() || !html) return text ?? '';
  return convert(html.slice(0, HTML_LIMIT), AS_TEXT);
}

/** Subject and text, as a note. */
export function noteOf(mail: ParsedMail): string | null {
  const parts = [mail.subject, textOf(mail)].map(part => part?.trim()).filter(Boolean);
  return kept(parts.join('\n\n'), LONGEST.note) || null;
}
