import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ParsedMail } from 'mailparser';
import { permits, type Viewer } from '../../platform/access/viewer.js';
import { ApiError, forbidden, invalidInput, platformErrors } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { validateInput } from '../../platform/api/input.js';
import { tellError } from '../../platform/server/failures.js';
import type { Services } from '../../platform/server/services.js';
import { createLead } from './capture.js';
import { automatic, idOfMail, noteOf, senderOf } from './inbound.rules.js';
import { Lead } from './lead.entity.js';
import { LeadCreateInput } from './lead.input.js';

/** Bytes of a mail, attachments included; what mail servers commonly take. */
const MAIL_LIMIT = 25 * 1024 * 1024;
const SOURCE = 'email';
const STATUSES: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  CONFLICT: 409,
  LIMIT_EXCEEDED: 413,
  UNAVAILABLE: 503,
};

/** What became of a mail: the lead, or why it makes none. */
interface Brought {
  leadId: string | null;
  ignored?: string;
}

/** @throws INVALID_INPUT for what is no mail */
async function read(raw: Buffer): Promise<ParsedMail> {
  // Loaded by the first mail: it is large, and most servers get none.
  const { simpleParser } = await import('mailparser');
  try {
    return await simpleParser(raw, { skipHtmlToText: true, skipImageLinks: true, skipTextToHtml: true, skipTextLinks: true });
  } catch (error) {
    throw platformErrors.INVALID_INPUT(`The mail cannot be read: ${(error as Error).message}.`);
  }
}

/** @throws INVALID_INPUT if nobody could be answered, naming the header */
function inputOf(mail: ParsedMail, externalId: string, source: string | null): LeadCreateInput {
  const sender = senderOf(mail);
  if (!sender) throw invalidInput([{ path: ['from'], message: 'The mail has no From with an address.' }]);
  const input = Object.assign(new LeadCreateInput(), {
    name: sender.name || sender.address.slice(0, 200),
    email: sender.address,
    note: noteOf(mail),
    externalSource: SOURCE,
    externalId,
    ...(source !== null && { source }),
  });
  validateInput(input);
  return input;
}

/** Looks past the sender's rights: the lead of a mail may be somebody else's by now. */
async function leadOfMail({ transact, viewers }: Services, externalId: string): Promise<string | undefined> {
  const { result } = await transact(viewers.system(), tx =>
    tx.em.findOne(Lead, { externalSource: SOURCE, externalId }, { fields: ['id'] }),
  );
  return result?.id;
}

/** One lead a mail, however often it comes and whoever is first. @throws as `createLead` does */
async function bring(
  services: Services,
  viewer: Viewer,
  mail: ParsedMail,
  externalId: string,
  source: string | null,
): Promise<[Brought, isNew: boolean]> {
  const ignored = automatic(mail);
  if (ignored) return [{ leadId: null, ignored }, false];
  const input = inputOf(mail, externalId, source);
  const known = await leadOfMail(services, externalId);
  if (known) return [{ leadId: idOf('lead', known) }, false];
  try {
    const { result } = await services.transact(viewer, tx => createLead(tx, input));
    return [{ leadId: idOf('lead', result.id) }, true];
  } catch (error) {
    const first = error instanceof ApiError && error.code === 'CONFLICT' ? await leadOfMail(services, externalId) : undefined;
    if (!first) throw error;
    return [{ leadId: idOf('lead', first) }, false];
  }
}

async function receive(services: Services, request: FastifyRequest): Promise<[Brought, isNew: boolean]> {
  const viewer = await services.viewers.fromToken(request.headers.authorization);
  if (!permits(viewer, 'lead.write')) throw forbidden('bringing in leads, which takes the permission "lead.write"');
  const raw = request.body as Buffer | undefined;
  if (!raw?.length)
    throw platformErrors.INVALID_INPUT('Send the mail as it came in: curl --data-binary @- -H "Content-Type: message/rfc822" …');
  const { source } = request.query as { source?: unknown };
  if (source !== undefined && typeof source !== 'string') throw invalidInput([{ path: ['source'], message: 'Give one source.' }]);
  const mail = await read(raw);
  return bring(services, viewer, mail, idOfMail(mail, raw), source ?? null);
}

/**
 * `POST /inbound/leads?source=…`, message/rfc822: a mail as a mail server pipes it becomes a lead. Answers 201 with `leadId`, 200 if the mail was here before or
 * makes none; errors as everywhere. Source: C3.
 */
export async function inboundMail(http: FastifyInstance, services: Services): Promise<void> {
  await http.register(async scope => {
    scope.addContentTypeParser('message/rfc822', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    scope.post('/inbound/leads', { bodyLimit: MAIL_LIMIT }, async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        const [brought, isNew] = await receive(services, request);
        return reply.code(isNew ? 201 : 200).send(brought);
      } catch (error) {
        const status = error instanceof ApiError ? (STATUSES[error.code] ?? 400) : 500;
        return reply.code(status).send({ errors: [tellError(error, services.log)] });
      }
    });
  });
}
