import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { notFound } from '../../platform/api/errors.js';
import { uuidOf } from '../../platform/api/ids.js';
import { refuseFile } from '../../platform/server/failures.js';
import type { Services } from '../../platform/server/services.js';

async function send(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = await services.viewers.fromToken(request.headers.authorization);
  const given = (request.params as { id: string }).id;
  const [content] = await services.reader.read(viewer, 'select vault.person_export_file($1::uuid)', [uuidOf('personexport', given)]);
  if (!content) throw notFound('personexport', given);
  return reply
    .header('content-type', 'application/json; charset=utf-8')
    .header('content-disposition', `attachment; filename="${given}.json"`)
    .header('cache-control', 'no-store')
    .send(content);
}

/** `GET /privacy/exports/:id.json`: the file of an export, for whoever asked for it and may still, until its time is over; 404 to everybody else. */
export function exportFiles(http: FastifyInstance, services: Services): void {
  http.get('/privacy/exports/:id.json', async (request, reply) => {
    try {
      return await send(services, request, reply);
    } catch (error) {
      return refuseFile(reply, error, services.log);
    }
  });
}
