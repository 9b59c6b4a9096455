import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { permits, type Viewer } from '../../platform/access/viewer.js';
import { forbidden, notFound } from '../../platform/api/errors.js';
import { uuidOf } from '../../platform/api/ids.js';
import { type CsvForm, cellOf, lineOf } from '../../platform/export/csv.rules.js';
import { refuseFile } from '../../platform/server/failures.js';
import type { Services } from '../../platform/server/services.js';
import { ImportJob } from './import.entity.js';
import type { Mapping } from './mapping.rules.js';
import { badLines } from './staging.js';

const PAGE = 1_000;

/** The lines of an import that were left out, as they stood, with the reason behind them. */
async function* rows(services: Services, viewer: Viewer, { id, header }: ImportJob): AsyncGenerator<string[]> {
  yield [...header, 'Line', 'Error'];
  for (let after = 0; ; ) {
    const { result } = await services.transact(viewer, tx => badLines(tx, id, after, PAGE));
    for (const { line, cells, wrong } of result) {
      const why = wrong.map(({ column, message }) => (column ? `${column}: ${message}` : message)).join(' ');
      yield [...header.map((_, i) => cells[i] ?? ''), String(line), why || 'Another line of this record is wrong.'];
    }
    const last = result.at(-1);
    if (!last || result.length < PAGE) return;
    after = last.line;
  }
}

async function send(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
  const viewer = await services.viewers.fromToken(request.headers.authorization);
  if (!permits(viewer, 'import.read')) throw forbidden('reading imports, which takes the permission "import.read"');
  const given = (request.params as { id: string }).id;
  const { result: job } = await services.transact(viewer, tx => tx.em.findOne(ImportJob, uuidOf('import', given)));
  if (!job) throw notFound('import', given);
  const { delimiter } = job.mapping as unknown as Mapping;
  const form: CsvForm = { delimiter, bom: false, harmless: true };
  // What stands in a file has no types: what is written as a number is one.
  const line = (cells: string[]) =>
    lineOf(
      cells.map(cell => cellOf(cell || null, true, form)),
      form,
    );
  const csv = Readable.from(rows(services, viewer, job)).map(line);
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename="${given}-errors.csv"`)
    .send(csv);
}

/** `GET /imports/:id/errors.csv`: what an import left out, to be corrected and sent again. Its columns are those of the file; the two behind them are not read. */
export function errorFiles(http: FastifyInstance, services: Services): void {
  http.get('/imports/:id/errors.csv', async (request, reply) => {
    try {
      return await send(services, request, reply);
    } catch (error) {
      return refuseFile(reply, error, services.log);
    }
  });
}
