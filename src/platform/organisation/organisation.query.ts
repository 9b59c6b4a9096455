import type { Viewer } from '../access/viewer.js';
import type { Reader } from '../reading/read.js';

export interface Organisation {
  name: string;
  /** IANA. */
  timeZone: string;
  /** ISO 4217. */
  currency: string;
  /** 1 = January. */
  fiscalYearStartMonth: number;
}

const SQL = `select json_build_object('name', name, 'timeZone', time_zone, 'currency', currency, 'fiscalYearStartMonth', fiscal_year_start_month)::text from visible.organisation`;

/** The organisation's own calendar and currency. */
export async function readOrganisation(reader: Reader, viewer: Viewer): Promise<Organisation> {
  const [text] = await reader.read(viewer, SQL, []);
  return JSON.parse(text ?? 'null') as Organisation;
}
