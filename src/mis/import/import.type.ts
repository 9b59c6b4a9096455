import { Length } from 'class-validator';
import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { payloadOf } from '../../platform/api/payload.js';
import { DateTime } from '../../platform/api/scalars.js';
import { JobProgressType } from '../../platform/jobs/job.type.js';
import { type Connection, From, Many, One, Sql } from '../../platform/reading/declare.js';
import { ImportJob, ImportMapping, ImportStatus, OnLineError, StoredFile } from './import.entity.js';
import { importKinds } from './kinds/index.js';

export const ImportKindEnum = Object.fromEntries(importKinds.map(({ code }) => [code, code]));
registerEnumType(ImportKindEnum, {
  name: 'ImportKind',
  description: 'What the lines of a file are.',
  valuesConfig: Object.fromEntries(importKinds.map(({ code, description }) => [code, { description }])),
});
registerEnumType(ImportStatus, {
  name: 'ImportStatus',
  description: 'How far an import is.',
  valuesConfig: {
    WAITING: { description: 'It is queued.' },
    RUNNING: { description: 'Lines are going in.' },
    DONE: { description: 'The file was read to its end; bad lines are told under `errors`.' },
    FAILED: { description: 'It ended before its time; `problem` says why. If the file could not be read, nothing was changed.' },
    REJECTED: { description: 'Lines are wrong, and it was to go in all or not at all: nothing was changed.' },
    UNDOING: { description: 'What it has made is being taken back.' },
    UNDONE: { description: 'What it had made was taken back.' },
  },
});
registerEnumType(OnLineError, {
  name: 'ImportOnError',
  description: 'What a bad line means for the others.',
  valuesConfig: {
    REJECT_ROWS: { description: 'The good ones go in.' },
    REJECT_ALL: { description: 'None goes in. All are tried first, so it takes twice as long.' },
  },
});

@ObjectType('ImportField', { description: 'A field that the lines of a file can have.' })
class ImportFieldType {
  @Field({ description: 'Its name, in `columns` of a mapping.' }) name!: string;
  @Field({ description: 'How it is read: text, integer, decimal, day, instant, list, a reference, or one of the values.' }) type!: string;
  @Field({ description: 'Every line needs it.' }) required!: boolean;
  @Field({ description: 'What it takes.' }) description!: string;
}
@ObjectType('ImportFormat', { description: 'What a file of a kind looks like.' })
export class ImportFormatType {
  @Field(() => ImportKindEnum, { description: 'The kind.' }) kind!: string;
  @Field({ description: 'What its lines are.' }) description!: string;
  @Field({ description: 'The field that says which record a line is.' }) key!: string;
  @Field(() => [ImportFieldType], { description: 'Its fields. A column of the same name needs no mapping.' }) fields!: ImportFieldType[];
}

@ObjectType('ImportLineError', { description: 'Why a line was left out.' })
export class ImportLineErrorType {
  @Field(() => Int, { description: 'Line of the file on which the record begins; the header is line 1.' }) line!: number;
  @Field(() => String, { nullable: true, description: 'The column, if it is one in particular.' }) column!: string | null;
  @Field(() => String, { nullable: true, description: 'What stood there, or the key of the line.' }) value!: string | null;
  @Field({ description: 'A code of docs/errors.md.' }) code!: string;
  @Field({ description: 'What was wrong, and what would be right.' }) message!: string;
}

@From(() => StoredFile, { prefix: 'file', kind: 'import', filters: ['id'], orders: ['createdAt'] })
@ObjectType('File', { description: 'A file that was sent to POST /files.' })
export class FileType {
  @Field(() => ID, { description: 'Id, "file_…".' }) id!: string;
  @Field({ description: 'As it was called where it came from.' }) name!: string;
  @Field(() => Float, { description: 'Bytes.' }) size!: number;
  @Field({ description: 'SHA-256 of its content, hexadecimal.' }) sha256!: string;
  @Field(() => DateTime, { description: 'When it came, UTC.' }) createdAt!: Date;
}

@From(() => ImportJob, { prefix: 'import', kind: 'import', filters: ['id', 'createdAt'], orders: ['createdAt'] })
@ObjectType('Import', { description: 'A run over a file. `total` = `created` + `existing` + `failed`.' })
export class ImportType {
  @Field(() => ID, { description: 'Id, "import_…".' }) id!: string;
  @Field({ description: 'What the lines were taken as, a value of ImportKind.' }) kind!: string;
  @Field({ description: 'The system that the file came from.' }) source!: string;
  @One(() => FileType, { of: 'file', nullable: true, description: 'What was brought in.' }) file!: One<FileType> | null;
  @Field({ description: 'Nothing was kept: it only told what would happen.' }) dryRun!: boolean;
  @Field(() => OnLineError, { description: 'What a bad line means for the others.' }) onError!: string;
  @Field(() => GraphQLJSONObject, { description: 'How the columns were read.' }) mapping!: Record<string, unknown>;
  @Field(() => ImportStatus, { description: 'How far it is.' }) status!: string;
  @Field(() => Int, { description: 'Lines read.' }) total!: number;
  @Field(() => Int, { description: 'Lines of records that were made.' }) created!: number;
  @Field(() => Int, { description: 'Lines of records that were there already; they are left as they are.' }) existing!: number;
  @Field(() => Int, { description: 'Lines that were left out.' }) failed!: number;
  @Field(() => String, { nullable: true, description: 'Why it failed, was rejected, or could not be undone.' }) problem!: string | null;
  @Sql(
    t =>
      `case when ${t}.failed > 0 and ${t}.finished_at is not null then '/imports/import_' || encode(uuid_send(${t}.id), 'hex') || '/errors.csv' end`,
  )
  @Field(() => String, {
    nullable: true,
    description:
      'Path of a CSV file with the lines that were left out and why, to be corrected and sent again; null if there is none. Kept for 30 days. Send your token with it.',
  })
  errorFile!: string | null;
  @One(() => JobProgressType, { of: 'progress', nullable: true, description: 'How far it is; its id is what `jobProgress` tells of.' })
  progress!: One<JobProgressType> | null;
  @Field(() => [ImportLineErrorType], { description: 'What is wrong with the first thousand bad lines, once it has ended.' })
  errors!: ImportLineErrorType[];
  @Field(() => DateTime, { description: 'When it was begun, UTC.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC.' }) finishedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

@InputType('ImportFileInput', { description: 'A file to bring in.' })
export class ImportFileInput {
  @Id('file', { description: 'Of a file that was sent to POST /files.' }) fileId!: string;
  @Field(() => ImportKindEnum, { description: 'What its lines are.' }) kind!: string;
  @Field(() => GraphQLJSONObject, {
    nullable: true,
    description:
      'How its columns become our fields: source, delimiter, encoding, columns, constants, defaults, values, scale, missing, dateFormat, timeZone, decimal. See docs/import.md.',
  })
  mapping?: Record<string, unknown> | null;
  @Field(() => String, { nullable: true, description: 'Name of a mapping that was kept, instead of `mapping`.' }) mappingName?:
    | string
    | null;
  @Field(() => OnLineError, { defaultValue: 'REJECT_ROWS', description: 'What a bad line means for the others.' })
  onError!: keyof typeof OnLineError;
  @Field({ defaultValue: false, description: 'Tell what would happen, and keep nothing.' }) dryRun!: boolean;
}

@InputType('ImportUndoInput', { description: 'An import to take back.' })
export class ImportUndoInput {
  @Id('import', { description: 'The import; it has to be done.' }) importId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@From(() => ImportMapping, { prefix: 'mapping', kind: 'import', filters: ['id', 'name', 'kind', 'archivedAt'], orders: ['name'] })
@ObjectType('ImportMapping', { description: 'How the columns of a kind of file become our fields, kept by name.' })
export class ImportMappingType {
  @Field(() => ID, { description: 'Id, "mapping_…".' }) id!: string;
  @Field({ description: 'Its name, unique in any case.' }) name!: string;
  @Field({ description: 'What the lines are, a value of ImportKind.' }) kind!: string;
  @Field(() => GraphQLJSONObject, { description: 'The mapping; see docs/import.md.' }) mapping!: Record<string, unknown>;
  @Field(() => DateTime, { description: 'When it was last changed, UTC.' }) updatedAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it was archived, UTC; null if it is in use.' }) archivedAt!: Date | null;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

@InputType('ImportMappingSaveInput', { description: 'A mapping to keep.' })
export class ImportMappingSaveInput {
  @Field({ description: 'Its name.' }) @Length(1, 100) name!: string;
  @Field(() => ImportKindEnum, { description: 'What the lines are.' }) kind!: string;
  @Field(() => GraphQLJSONObject, { description: 'The mapping; see docs/import.md.' }) mapping!: Record<string, unknown>;
  @ExpectedVersion() expectedVersion?: number | null;
}
@InputType('ImportMappingArchiveInput', { description: 'A mapping that is not used any more.' })
export class ImportMappingArchiveInput {
  @Id('mapping', { description: 'The mapping.' }) mappingId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
}

@ObjectType('ImportColumn', { description: 'A column of a file, and what it could mean.' })
export class ImportColumnType {
  @Field({ description: 'Its name.' }) name!: string;
  @Field(() => [String], { description: 'The first different cells.' }) samples!: string[];
  @Field(() => String, { nullable: true, description: 'The field that it goes to; null if to none.' }) field!: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'How alike their names are, from 0 to 1 (trigrams in common); null if the mapping was kept or there is no field.',
  })
  likeness!: number | null;
}
@ObjectType('ImportGuess', { description: 'How a file could be read.' })
export class ImportGuessType {
  @Field(() => ImportKindEnum, { description: 'What its lines are.' }) kind!: string;
  @Field(() => GraphQLJSONObject, { description: 'For `importFile`, to be corrected where it is wrong.' }) mapping!: Record<
    string,
    unknown
  >;
  @Field(() => [ImportColumnType], { description: 'Its columns, in order.' }) columns!: ImportColumnType[];
  @Field(() => [String], { description: 'Fields that every line needs and that have no column yet.' }) missing!: string[];
  @Field(() => String, { nullable: true, description: 'The mapping that was kept for such a file, if there is one.' }) mappingName!:
    | string
    | null;
}

export const ImportFilePayload = payloadOf('ImportFile', { importJob: () => ImportType });
export const ImportMappingPayload = payloadOf('ImportMapping', { importMapping: () => ImportMappingType });

/** Fields of `Query`. */
export class ImportReads {
  @One(() => ImportType, { description: 'A run over a file.' }) import!: One<ImportType>;
  @Many(() => ImportType, { order: ['-createdAt'], description: 'Runs over files, newest first.' }) imports!: Connection<ImportType>;
  @Many(() => ImportMappingType, { order: ['name'], description: 'Mappings that are kept, by name.' })
  importMappings!: Connection<ImportMappingType>;
}
