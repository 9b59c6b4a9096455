import { Arg, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { uuidOf } from '../../platform/api/ids.js';
import { enqueue } from '../../platform/jobs/enqueue.js';
import type { Context } from '../../platform/server/context.js';
import { beginImport, queueImport } from './beginning.js';
import { openKinds } from './custom.js';
import { guess } from './guess.js';
import { importUndo } from './import.jobs.js';
import {
  ImportFileInput,
  ImportFilePayload,
  ImportFormatType,
  ImportGuessType,
  ImportKindEnum,
  ImportMappingArchiveInput,
  ImportMappingPayload,
  ImportMappingSaveInput,
  ImportUndoInput,
} from './import.type.js';
import { archiveMapping, saveMapping } from './mappings.js';
import { beginUndo } from './undo.js';

@Resolver()
export class ImportResolver {
  @Requires('import.write')
  @Mutation(() => ImportFilePayload, {
    nullable: true,
    description:
      'Begins to bring a file in; follow it by `jobProgress`, or read it again. Records that are there already are left as they are, so the same file again changes nothing.',
  })
  importFile(
    @Arg('input', () => ImportFileInput, { description: 'The file, what its lines are, and how its columns are read.' })
    input: ImportFileInput,
    @Ctx() { change }: Context,
  ) {
    return change(async tx => {
      const importJob = await beginImport(tx, input);
      await queueImport(tx, importJob);
      return { importJob };
    });
  }

  @Requires('import.write')
  @Mutation(() => ImportFilePayload, {
    nullable: true,
    description:
      'Takes back what an import has made, as long as nothing was built on it: records are deleted, postings reversed. Follow it by its `status`; `problem` says what stands in the way.',
  })
  importUndo(@Arg('input', { description: 'Which import.' }) input: ImportUndoInput, @Ctx() { change }: Context) {
    return change(async tx => {
      const importJob = await beginUndo(tx, input);
      await enqueue(tx, importUndo, { importId: importJob.id }, { key: importJob.id });
      return { importJob };
    });
  }

  @Requires('import.write')
  @Mutation(() => ImportMappingPayload, { nullable: true, description: 'Keeps a mapping by its name; one of this name is replaced.' })
  importMappingSave(@Arg('input', { description: 'The mapping.' }) input: ImportMappingSaveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ importMapping: await saveMapping(tx, input) }));
  }

  @Requires('import.write')
  @Mutation(() => ImportMappingPayload, { nullable: true, description: 'Archives a mapping; its name is free again.' })
  importMappingArchive(@Arg('input', { description: 'Which mapping.' }) input: ImportMappingArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ importMapping: await archiveMapping(tx, input) }));
  }

  @Requires('import.read')
  @Query(() => ImportGuessType, {
    description: 'What the columns of a file could mean: as in a mapping kept for such a file, or by their names and first lines.',
  })
  async importGuess(
    @Arg('fileId', () => ID, { description: 'Of a file that was sent to POST /files.' }) fileId: string,
    @Arg('kind', () => ImportKindEnum, { nullable: true, description: 'What its lines are; by default the kind of which most fits.' })
    kind: string | null,
    @Ctx() { ask }: Context,
  ): Promise<ImportGuessType> {
    const id = uuidOf('file', fileId);
    return ask(tx => guess(tx, id, kind ?? undefined));
  }

  @Requires('import.read')
  @Query(() => [ImportFormatType], {
    description: 'What files can hold, with their fields; custom fields among them, as `customFields.<key>`.',
  })
  async importFormats(@Ctx() { ask }: Context): Promise<ImportFormatType[]> {
    const kinds = await ask(openKinds);
    return kinds.map(({ code, description, key, fields }) => ({
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
