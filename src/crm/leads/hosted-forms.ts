import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, type WrongField } from '../../platform/api/errors.js';
import { addressOf } from '../../platform/config.js';
import type { Tx } from '../../platform/database/tx.js';
import { tellError } from '../../platform/server/failures.js';
import type { Services } from '../../platform/server/services.js';
import { readUrlEncoded } from './form.js';
import { isTrapped } from './form.rules.js';
import { confirmedPage, confirmPage, formPage, messagePage, sentPage } from './form-page.js';
import type { LeadForm } from './lead-form.entity.js';
import { mayEmbed } from './lead-form.rules.js';
import { confirmSubmission, openForm, submissionOf, submitForm } from './submitting.js';

const BODY_LIMIT = 64 * 1024;
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";
const CLOSED = ['This form is closed', 'It takes nothing at present, or the address is not complete.'] as const;
const ENDED = [
  'This link has ended',
  'It is too old, or not complete. Nothing of what was filled in is kept; please fill in the form again.',
] as const;
const STATUSES: Readonly<Record<string, number>> = {
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  FORBIDDEN: 403,
  LINK_ENDED: 410,
  UNAVAILABLE: 503,
};

type Keyed = FastifyRequest<{ Params: { key: string } }>;
type Linked = FastifyRequest<{ Params: { token: string } }>;

/** What a browser sends for a plain form is answered by a page, what a script or a program sends by JSON. */
const wantsPage = ({ headers }: FastifyRequest): boolean =>
  /text\/html/.test(headers.accept ?? '') && !/json/.test(headers['content-type'] ?? '');

const show = (reply: FastifyReply, text: string, status = 200): FastifyReply =>
  reply
    .code(status)
    .header('content-type', 'text/html; charset=utf-8')
    .header('content-security-policy', POLICY)
    // "no-referrer" would have the browser send the form with the origin "null"
    .header('referrer-policy', 'same-origin')
    .header('cache-control', 'no-store')
    .send(text);

/** In the way of the plain web form: an error a field. */
function told(error: unknown, { log }: Services) {
  const { message, extensions } = tellError(error, log);
  const { code, fields } = extensions as { code: string; fields?: WrongField[] };
  const errors = fields?.map(field => ({ code, message: field.message, path: field.path })) ?? [{ code, message, path: null }];
  return { status: STATUSES[code] ?? 500, body: { errors }, fields: fields ?? [] };
}

/** Who may read the answer, and whether who sends may send at all. */
function admit({ allowedOrigins }: LeadForm, { headers, protocol, host }: FastifyRequest, reply: FastifyReply, base: string): boolean {
  const { origin } = headers;
  const admitted = mayEmbed(allowedOrigins, origin, [new URL(base).origin, `${protocol}://${host}`]);
  reply.header('vary', 'Origin');
  if (origin && admitted) reply.header('access-control-allow-origin', origin);
  return admitted;
}

/**
 * Forms that strangers fill in, without a token: `GET /forms/<key>` is a page with the form, `POST /forms/<key>` takes it, from there or from a page of
 * anybody's; `GET /forms/confirm/<token>` asks, and `POST` confirms. What clients see is in docs/leads.md.
 */
export async function hostedForms(http: FastifyInstance, services: Services): Promise<void> {
  const { config, transact, viewers } = services;
  const base = addressOf(config);
  const asSystem = async <T>(verb: (tx: Tx) => Promise<T>): Promise<T> => (await transact(viewers.system(), verb)).result;
  const rateLimit = { max: config.formRate, timeWindow: '1 minute' };
  // Each form says for itself who may send it.
  const open = { config: { cors: false, rateLimit } } as object;
  const secret = { config: { rateLimit, secretPath: true } } as object;

  async function fail(error: unknown, reply: FastifyReply, [title, message]: readonly [string, string]): Promise<FastifyReply> {
    if (!(error instanceof ApiError)) throw error;
    return show(reply, messagePage(title, message), STATUSES[error.code] ?? 500);
  }

  async function take(request: Keyed, reply: FastifyReply): Promise<FastifyReply> {
    const { body } = request;
    const form = await asSystem(tx => openForm(tx, request.params.key));
    if (!admit(form, request, reply, base))
      return reply.code(403).send({ errors: [{ code: 'FORBIDDEN', message: 'This form may not be sent from this page.', path: null }] });
    try {
      // Programs that fill in everything hear nothing else than people do.
      if (!isTrapped(body)) await asSystem(tx => submitForm(tx, form.key, body, base));
    } catch (error) {
      if (!(error instanceof ApiError && error.code === 'INVALID_INPUT' && wantsPage(request))) throw error;
      const { status, fields } = told(error, services);
      return show(reply, formPage(form, { values: (body ?? {}) as Record<string, unknown>, wrong: fields }), status);
    }
    if (!wantsPage(request)) return reply.code(202).send({ received: true, confirmation: form.doubleOptIn });
    return reply.redirect(form.redirectTo ?? `${new URL(base).pathname.replace(/\/$/, '')}/forms/${form.key}?sent`, 303);
  }

  await http.register(async forms => {
    readUrlEncoded(forms);
    forms.get('/forms/:key', open, async (request: Keyed, reply) => {
      try {
        const form = await asSystem(tx => openForm(tx, request.params.key));
        const values = request.query as Record<string, unknown>;
        return show(reply, 'sent' in values ? sentPage(form) : formPage(form, { values, wrong: [] }));
      } catch (error) {
        return fail(error, reply, CLOSED);
      }
    });
    forms.post('/forms/:key', { ...open, bodyLimit: BODY_LIMIT }, async (request: Keyed, reply) => {
      try {
        return await take(request, reply);
      } catch (error) {
        if (wantsPage(request) && error instanceof ApiError) return fail(error, reply, CLOSED);
        const { status, body } = told(error, services);
        return reply.code(status).send(body);
      }
    });
    forms.options('/forms/:key', open, async (request: Keyed, reply) => {
      const form = await asSystem(tx => openForm(tx, request.params.key)).catch(() => undefined);
      if (form && admit(form, request, reply, base))
        reply
          .header('access-control-allow-methods', 'POST')
          .header('access-control-allow-headers', 'content-type')
          .header('access-control-max-age', '600');
      return reply.code(204).send();
    });
    forms.get('/forms/confirm/:token', secret, async (request: Linked, reply) => {
      try {
        const { submission, form } = await asSystem(tx => submissionOf(tx, request.params.token));
        return show(reply, submission.status === 'PENDING' ? confirmPage(form, submission.consentText) : confirmedPage(form));
      } catch (error) {
        return fail(error, reply, ENDED);
      }
    });
    forms.post('/forms/confirm/:token', { ...secret, bodyLimit: BODY_LIMIT }, async (request: Linked, reply) => {
      try {
        return show(reply, confirmedPage(await asSystem(tx => confirmSubmission(tx, request.params.token))));
      } catch (error) {
        return fail(error, reply, ENDED);
      }
    });
  });
}
