import { Readable } from 'node:stream';
import { bringFile } from '../mis/import/bring.js';
import { saveMapping } from '../mis/import/mappings.js';
import type { Services } from '../platform/server/services.js';

const MAPPING = {
  source: 'fair',
  delimiter: ';',
  columns: { externalId: 'Badge', name: 'Visitor', company: 'Firm', email: 'Mail', language: 'Language', note: 'Talked about' },
  constants: { source: 'trade-fair' },
};
const VISITORS = `Badge;Visitor;Firm;Mail;Language;Talked about
1041;Ines Oliveira;Pedal Porto;ines@pedal.example;pt;Wants forty city bikes in spring
1042;Tomáš Dvořák;Kolo Brno;tomas@kolo.example;cs;Asked for a demonstration
1043;;Velo Lyon;accueil@velo.example;fr;Left a card without a name
1044;Mei Tanaka;Tanaka Cycles;mei at tanaka;ja;Cargo bikes
1045;Jonas Weber;Radhaus Kiel;jonas@radhaus.example;de;Reorders tyres every month
`;

/** Brings a list of visitors of a fair in, with two lines that are wrong: an import to look at, and a mapping kept for the next one. */
export async function loadFair(services: Services): Promise<void> {
  const system = services.viewers.system();
  await services.transact(system, tx => saveMapping(tx, { name: 'Visitors of the fair', kind: 'LEADS', mapping: MAPPING }));
  const asked = { kind: 'LEADS', mapping: MAPPING, dryRun: false, onError: 'REJECT_ROWS' } as const;
  await bringFile(services, system, 'fair-visitors.csv', Readable.from([Buffer.from(VISITORS)]), asked);
}
