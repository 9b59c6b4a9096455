import { type Connection, Many, One } from '../../platform/reading/declare.js';
import { ErasureRecordType, PersonExportType } from './privacy.type.js';

/** Fields of `Query`. */
export class PrivacyReads {
  @One(() => PersonExportType, { nullable: true, description: "An export of a person's data by id." })
  personExport!: One<PersonExportType> | null;
  @Many(() => PersonExportType, { order: ['-createdAt'], description: "Exports of people's data, the latest first." })
  personExports!: Connection<PersonExportType>;
  @Many(() => ErasureRecordType, { order: ['-createdAt'], description: 'Proofs that people were erased, the latest first.' })
  erasureRecords!: Connection<ErasureRecordType>;
}
