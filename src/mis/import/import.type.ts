import { GraphQLJSONObject } from 'graphql-scalars';
import { Field, ID, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Id } from '../../platform/api/input.js';
import { payloadOf } from '../../platform/api/payload.js';
import { DateTime } from '../../platform/api/scalars.js';
import { type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { ImportJob, ImportStatus } from './import.entity.js';
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
    RUNNING: { description: 'Lines are going in.' },
    DONE: { description: 'The file was read to its end; bad lines are told under `errors`.' },
    FAILED: { description: 'The file could not be read, and nothing was changed.' },
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

@From(() => ImportJob, { prefix: 'import', kind: 'import', filters: ['id', 'createdAt'], orders: ['createdAt'] })
@ObjectType('Import', { description: 'A run over a file. `total` = `created` + `existing` + `failed`.' })
export class ImportType {
  @Field(() => ID, { description: 'Id, "import_…".' }) id!: string;
  @Field({ description: 'What the lines were taken as, a value of ImportKind.' }) kind!: string;
  @Field({ description: 'The system that the file came from.' }) source!: string;
  @Field({ description: 'Nothing was kept: it only told what would happen.' }) dryRun!: boolean;
  @Field(() => ImportStatus, { description: 'How far it is.' }) status!: string;
  @Field(() => Int, { description: 'Lines read.' }) total!: number;
  @Field(() => Int, { description: 'Lines of records that were made.' }) created!: number;
  @Field(() => Int, { description: 'Lines of records that were there already; they are left as they are.' }) existing!: number;
  @Field(() => Int, { description: 'Lines that were left out.' }) failed!: number;
  @Field(() => [ImportLineErrorType], { description: 'The first thousand bad lines.' }) errors!: ImportLineErrorType[];
  @Field(() => DateTime, { description: 'When it was begun, UTC.' }) createdAt!: Date;
  @Field(() => DateTime, { nullable: true, description: 'When it ended, UTC.' }) finishedAt!: Date | null;
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
  @Field({ defaultValue: false, description: 'Tell what would happen, and keep nothing.' }) dryRun!: boolean;
}

export const ImportPayload = payloadOf('ImportFile', { importJob: () => ImportType });

export class ImportReads {
  @One(() => ImportType, { description: 'A run over a file.' }) import!: One<ImportType>;
  @Many(() => ImportType, { order: ['-createdAt'], description: 'Runs over files, newest first.' }) imports!: Connection<ImportType>;
}
