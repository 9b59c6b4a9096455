import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { permits, type Viewer } from '../../platform/access/viewer.js';
import { ApiError, forbidden, invalidInput, notFound, platformErrors } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { Keyless } from '../../platform/api/mutation.js';
import type { Context } from '../../platform/server/context.js';
import type { Services } from '../../platform/server/services.js';
import { readFile } from './file.js';
import { ImportJob, StoredFile } from './import.entity.js';
import { ImportFileInput, ImportFormatType, ImportPayload } from './import.type.js';
import type { ImportKind } from './kind.js';
import { importKinds } from './kinds/index.js';
import { type Mapping, readMapping } from './mapping.rules.js';
import { importFile, nothingYet } from './run.js';

/** The kind and the mapping that were asked for. @throws INVALID_INPUT, FORBIDDEN */
export function plan(viewer: Viewer, code: string, given: unknown): { kind: ImportKind; mapping: Mapping } {
  const kind = importKinds.find(each => each.code === code);
  if (!kind) throw platformErrors.INVALID_INPUT(`There is no kind "${code}"; there are ${importKinds.map(each => each.code).join(', ')}.`);
  if (!permits(viewer, kind.permission)) throw forbidden(`importing ${code}, which takes the permission "${kind.permission}"`);
  const mapping = readMapping(given, Object.keys(kind.fields));
  if (Array.isArray(mapping)) throw invalidInput(mapping);
  return { kind, mapping };
}

/** Runs an import and keeps its report, also of one that could not be read. */
async function reported(
  services: Services,
  viewer: Viewer,
  { fileId, kind: code, mapping: given, dryRun }: ImportFileInput,
): Promise<{ id: string; changeId: string }> {
  const { kind, mapping } = plan(viewer, code, given);
  const begun = await services.transact(viewer, async tx => {
    const file = await tx.em.findOne(StoredFile, fileId);
    if (!file) throw notFound('file', idOf('file', fileId));
    const place = { ownerId: viewer.userId, teamId: viewer.teamId };
    return tx.em.create(ImportJob, { ...place, file, kind: code, source: mapping.source, dryRun, status: 'RUNNING' });
  });
  const { id } = begun.result;
  const outcome = nothingYet();
  const finish = (status: 'DONE' | 'FAILED') =>
    services.transact(viewer, async tx => {
      const job = await tx.em.findOneOrFail(ImportJob, id);
      return tx.em.assign(job, { status, ...outcome, finishedAt: tx.now });
    });
  try {
    await importFile(services, viewer, { kind, mapping, dryRun, outcome, open: () => readFile(services, viewer, fileId) });
    await finish('DONE');
  } catch (error) {
    const { code: why, message } = error instanceof ApiError ? error : { code: 'INTERNAL', message: 'The import failed.' };
    outcome.errors.unshift({ line: 0, column: null, value: null, code: why, message });
    await finish('FAILED');
    throw error;
  }
  return { id, changeId: begun.changeId };
}

@Resolver()
export class ImportResolver {
  @Requires('import.write')
  @Keyless()
  @Mutation(() => ImportPayload, {
    nullable: true,
    description: 'Brings a file in. Good lines go in, bad ones are told; the same file again changes nothing.',
  })
  async importFile(
    @Arg('input', () => ImportFileInput, { description: 'The file, what its lines are, and how its columns are read.' })
    input: ImportFileInput,
    @Ctx() { services, viewer }: Context,
  ): Promise<object> {
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    const { id, changeId } = await reported(services, viewer, input);
    return { importJob: { id }, changeId };
  }

  @Requires('import.read')
  @Query(() => [ImportFormatType], { description: 'What files can hold, with their fields.' })
  importFormats(): ImportFormatType[] {
    return importKinds.map(({ code, description, key, fields }) => ({
      kind: code,
      description,
      key,
      fields: Object.entries(fields).map(([name, { type, refers, required, description: about }]) => ({
        name,
        type: refers ? `reference to ${refers}` : typeof type === 'string' ? type : type.join(' | '),
        required: !!required,
        description: about,
      })),
    }));
  }
}
