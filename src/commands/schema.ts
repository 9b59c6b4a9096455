import 'reflect-metadata';
import { readFileSync, writeFileSync } from 'node:fs';
import { printSchema } from 'graphql';
import { areas } from '../app.js';
import { rolledFacts } from '../mis/metrics/rollup.js';
import { rollupText } from '../mis/metrics/rollup.sql.js';
import { describeGuardsAfresh } from '../platform/access/describe.js';
import { withErrorTable } from '../platform/api/error-table.js';
import { openOrm } from '../platform/database/orm.js';
import { buildApi } from '../platform/server/schema.js';

// Writes what is checked in for review, and compared by tests: the schema as clients see it, the codes of errors, the guards of the database, and what keeps its sums.

const entities = areas.flatMap(area => area.entities ?? []);
const { schema } = await buildApi(areas, openOrm({ connectionString: 'postgres://localhost/none' }, entities, 1).getMetadata());
writeFileSync('schema/schema.graphql', `${printSchema(schema)}\n`);
writeFileSync('docs/errors.md', withErrorTable(readFileSync('docs/errors.md', 'utf8')));
writeFileSync('schema/access.sql', await describeGuardsAfresh(areas));
writeFileSync('schema/rollups.sql', `${rollupText(rolledFacts())}\n`);
