import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { permits, type Viewer } from '../../platform/access/viewer.js';
import { ApiError, forbidden, invalidInput, platformErrors } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { tellError } from '../../platform/server/failures.js';
import type { Services } from '../../platform/server/services.js';
import { FileChunk, StoredFile } from './import.entity.js';

const CHUNK = 512 * 1024;

/** Pieces of one size, whatever the network delivered. */
async function* pieces(content: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const part of content) {
    waiting.push(part);
    size += part.length;
    if (size < CHUNK) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    size = 0;
  }
  if (size) yield Buffer.concat(waiting);
}

/**
 * Stores a file in one transaction, piece by piece.
 *
 * @throws LIMIT_EXCEEDED above `uploadLimit` bytes
 */
export async function storeFile(
  { transact, config }: Services,
  viewer: Viewer,
  name: string,
  content: AsyncIterable<Buffer>,
): Promise<StoredFile> {
  const hash = createHash('sha256');
  const { result } = await transact(viewer, async tx => {
    const place = { ownerId: viewer.userId, teamId: viewer.teamId };
    const file = tx.em.create(StoredFile, { ...place, name, size: 0, sha256: '0'.repeat(64) });
    await tx.em.flush();
    let no = 0;
    for await (const bytes of pieces(content)) {
      file.size += bytes.length;
      if (file.size > config.uploadLimit)
        throw platformErrors.LIMIT_EXCEEDED(`The file is larger than ${config.uploadLimit} bytes. Split it.`);
      hash.update(bytes);
      tx.em.create(FileChunk, { ...place, file, no: no++, bytes });
      await tx.em.flush();
      tx.em.clear(); // what is written need not stay in memory
      tx.em.merge(file);
    }
    file.sha256 = hash.digest('hex');
    return file;
  });
  return result;
}

/** The content of a file, one piece in memory at a time, as the viewer may see it. */
export function readFile({ transact }: Services, viewer: Viewer, fileId: string): Readable {
  return Readable.from(
    (async function* () {
      for (let no = 0; ; no++) {
        const { result } = await transact(viewer, async tx => {
          const [chunk] = await tx.em.execute<{ bytes: Buffer }[]>('select bytes from file_chunks where file_id = ? and no = ?', [
            fileId,
            no,
          ]);
          return { bytes: chunk?.bytes };
        });
        if (!result.bytes) return;
        yield result.bytes;
      }
    })(),
  );
}

async function upload(services: Services, request: FastifyRequest): Promise<object> {
  const viewer = await services.viewers.fromToken(request.headers.authorization);
  if (!permits(viewer, 'import.write')) throw forbidden('uploading files, which takes the permission "import.write"');
  if (!request.isMultipart()) {
    throw invalidInput([
      { path: ['file'], message: 'Send the file as multipart/form-data: curl -F file=@orders.csv -H "Authorization: Bearer …" …/files' },
    ]);
  }
  const part = await request.file();
  if (!part) throw invalidInput([{ path: ['file'], message: 'The form has no file.' }]);
  const file = await storeFile(services, viewer, part.filename || 'file', part.file);
  return { id: idOf('file', file.id), name: file.name, size: file.size, sha256: file.sha256 };
}

/** `POST /files`, multipart/form-data with one file: answers its id for `importFile`. */
export async function uploads(http: FastifyInstance, services: Services): Promise<void> {
  await http.register(async scope => {
    await scope.register(multipart, { limits: { files: 1, fields: 0, fileSize: services.config.uploadLimit + 1 } });
    // whatever else is sent gets to the route, which says what is expected
    scope.addContentTypeParser('*', (_request, _payload, done) => done(null));
    const options = { bodyLimit: services.config.uploadLimit + CHUNK };
    scope.post('/files', options, async (request: FastifyRequest, reply: FastifyReply) => {
      try {
        return await reply.code(201).send(await upload(services, request));
      } catch (error) {
        const status = error instanceof ApiError ? { UNAUTHENTICATED: 401, FORBIDDEN: 403, LIMIT_EXCEEDED: 413 }[error.code] : undefined;
        // what is left of it is let pass, so that the client comes to read the answer, but not for ever
        const late = setTimeout(() => request.raw.destroy(), services.config.requestTimeout);
        request.raw.once('close', () => clearTimeout(late));
        return reply.code(status ?? (error instanceof ApiError ? 400 : 500)).send({ errors: [tellError(error, services.log)] });
      }
    });
  });
}
