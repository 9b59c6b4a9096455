import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, invalidInput, type WrongField } from '../../platform/api/errors.js';
import { validateInput } from '../../platform/api/input.js';
import type { Services } from '../../platform/server/services.js';
import { createLead } from './capture.js';
import { formOf, isTrapped, wrongInForm } from './form.rules.js';
import { LeadCreateInput } from './lead.input.js';

/** Every wrong field of a form at once. */
function inputOf(body: unknown): LeadCreateInput {
  const form = formOf(body);
  const wrong: WrongField[] = wrongInForm(form);
  const input = Object.assign(new LeadCreateInput(), form);
  try {
    validateInput(input);
  } catch (error) {
    wrong.push(...((error as ApiError).facts.fields as WrongField[]).filter(field => form[field.path[0] as keyof typeof form]));
  }
  if (wrong.length) throw invalidInput(wrong);
  return input;
}

const refusal = ({ code, message, facts }: ApiError) => {
  const fields = (facts.fields as WrongField[] | undefined) ?? [{ path: null, message }];
  return { errors: fields.map(({ path, message: text }) => ({ code, message: text, path })) };
};

/** Has what browsers send for a form read as an object; of fields with one name the last counts. */
export function readUrlEncoded(http: FastifyInstance): void {
  http.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
    done(null, Object.fromEntries(new URLSearchParams(String(body))));
  });
}

/**
 * `POST /forms/lead`: a web form's lead, without a token, as JSON or as a browser sends forms. Answers 202 and nothing about what became of it: neither
 * whether the address is known, nor who has the lead. A filled honeypot is answered in the same way and forgotten. Wrong fields: 400 with
 * `{ errors: [{ code, message, path }] }`; too many from one address: 429, `FORM_RATE` a minute.
 */
export async function leadForm(http: FastifyInstance, { config, transact, viewers }: Services): Promise<void> {
  await http.register(async forms => {
    readUrlEncoded(forms);
    const limit = { rateLimit: { max: config.formRate, timeWindow: '1 minute' } };
    forms.post('/forms/lead', { config: limit, bodyLimit: 64 * 1024 }, async ({ body }: FastifyRequest, reply: FastifyReply) => {
      const received = { received: true };
      if (isTrapped(body)) return reply.code(202).send(received);
      try {
        const input = inputOf(body);
        await transact(viewers.system(), tx => createLead(tx, input));
        return reply.code(202).send(received);
      } catch (error) {
        if (error instanceof ApiError && error.code === 'INVALID_INPUT') return reply.code(400).send(refusal(error));
        throw error;
      }
    });
  });
}
