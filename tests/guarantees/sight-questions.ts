import type { ManyLink } from '../../src/platform/reading/links.js';
import type { Model as RecordType } from '../../src/platform/reading/model.js';
import type { TestDatabase } from '../support/database.js';
import type { Dice } from '../support/dice.js';
import { analyses, groupsOf } from './sight-analysis.js';
import type { Asker } from './sight-ask.js';
import type { Model } from './sight-model.js';
import { fieldsOf, idOf, lists, recordTypes, singles, tableOf, uuidOf } from './sight-shape.js';
import { type Row, TABLES } from './sight-tables.js';
import { Comparison, type Edges, LONGEST, selectionOf, treeOf } from './sight-tree.js';
import { emailOf, MARK, personId, WORD } from './sight-world.js';

/** One person in one world, and what is wrong with what the person was told. */
export interface Hearing {
  asker: Asker;
  who: number;
  model: Model;
  edges: Edges;
  dice: Dice;
  database: TestDatabase;
  wrong: string[];
}

/** Lists of some rows of a table, and which. */
const ONLY: Record<string, (row: Row) => boolean> = {
  absencesNow: row => !row.cancelled_at && Date.parse(String(row.starts_at)) <= Date.now() && Date.parse(String(row.ends_at)) > Date.now(),
  customers: row => row.merged_into_id == null,
  waitingLeads: row => row.ended_at === null,
};
export const isOf = (list: ManyLink) => {
  const fits = ONLY[list.name];
  if (list.only && !fits) throw new Error(`Nobody says which rows "${list.name}" has: add it to ONLY.`);
  return fits ?? (() => true);
};

const shuffled = <T>(dice: Dice, all: readonly T[], n: number): T[] =>
  Array.from({ length: Math.min(n, all.length) }, () => dice.pick(all));
const inPieces = <T>(all: readonly T[], n: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / n) }, (_, i) => all.slice(i * n, (i + 1) * n));
const sorted = (ids: readonly string[]) => [...ids].sort();

function same({ wrong, who }: Hearing, what: string, told: unknown, expected: unknown): void {
  const [is, should] = [JSON.stringify(told), JSON.stringify(expected)];
  if (is !== should) wrong.push(`Person ${who}: ${what} is ${is} instead of ${should}`);
}

/** @param names what of it the refusal names, or one of several */
async function forbids(hearing: Hearing, document: string, names: string | readonly string[], variables = {}): Promise<void> {
  const { code, message } = await hearing.asker.refusal(document, variables);
  if (code !== 'FORBIDDEN' || ![names].flat().some(name => message.includes(name)))
    hearing.wrong.push(`Person ${hearing.who}: ${document} was ${code}: ${message}`);
}

const closed = ({ model, who }: Hearing, { kind }: RecordType) => kind !== undefined && !model.reaches(who, kind);
const expectedOf = ({ model, who }: Hearing, list: ManyLink): string[] =>
  model
    .seen(who, tableOf(list.model))
    .filter(isOf(list))
    .map(({ id }) => idOf(list.model, id));

interface Page {
  totalCount: number;
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** Every list: page by page, with its count, as CSV, and down along every relation with every value. */
export async function everyList(hearing: Hearing): Promise<void> {
  const { asker, model, edges, dice, who } = hearing;
  for (const list of lists) {
    if (closed(hearing, list.model)) {
      await forbids(hearing, `{ ${list.name} { totalCount } }`, list.name);
      continue;
    }
    const tree = treeOf(dice, model, who, list.model);
    const expected = expectedOf(hearing, list);
    const data = await asker.data<Record<string, never>>(
      `{ ${list.name}(first: ${LONGEST}) { totalCount nodes { ${selectionOf(tree)} } } }`,
    );
    const comparison = new Comparison(model, edges, who);
    comparison.page(list.name, tree, data[list.name] as never, expected.map(uuidOf));
    hearing.wrong.push(...comparison.wrong.map(each => `Person ${who}: ${each}`));
    same(hearing, `${list.name} in pages`, await inPages(hearing, list, dice.pick([3, 11])), sorted(expected));
    same(hearing, `${list.name} as CSV`, sorted(await asker.lines(`{ ${list.name} { nodes { id } } }`)), sorted(expected));
  }
}

async function inPages(hearing: Hearing, list: ManyLink, size: number): Promise<string[]> {
  const found: string[] = [];
  const document = `query ($after: Cursor) { page: ${list.name}(first: ${size}, after: $after) { totalCount nodes { id } pageInfo { hasNextPage endCursor } } }`;
  for (let after: string | null = null; ; ) {
    const { page }: { page: Page } = await hearing.asker.data<{ page: Page }>(document, { after });
    found.push(...page.nodes.map(({ id }) => id));
    if (!page.pageInfo.hasNextPage) break;
    same(hearing, `${list.name}.totalCount`, page.totalCount, expectedOf(hearing, list).length);
    after = page.pageInfo.endCursor;
  }
  return sorted(found);
}

/** Every record by its id, alone and by the field of its type. */
export async function everyNode(hearing: Hearing): Promise<void> {
  const { asker, model, who, dice } = hearing;
  const types = recordTypes.filter(({ declared }) => declared.prefix);
  for (const type of types.filter(each => closed(hearing, each)))
    for (const row of shuffled(dice, model.world.rows[tableOf(type)] ?? [], 1))
      await forbids(hearing, `{ node(id: "${idOf(type, row.id)}") { id } }`, 'node');
  const all = types
    .filter(type => !closed(hearing, type))
    .flatMap(type =>
      shuffled(dice, model.world.rows[tableOf(type)] ?? [], 4).map(row => ({
        id: idOf(type, row.id),
        seen: model.reads(who, tableOf(type), row),
      })),
    );
  for (const piece of inPieces(all, 20)) {
    const { data, errors } = await asker.ask<Record<string, unknown>>(
      `{ ${piece.map(({ id }, i) => `n${i}: node(id: "${id}") { id }`).join(' ')} }`,
    );
    piece.forEach(({ id, seen }, i) => {
      same(hearing, `node ${id}`, (data?.[`n${i}`] as { id: string } | null)?.id ?? null, seen ? id : null);
      const error = errors?.find(({ path }) => path?.[0] === `n${i}`);
      same(hearing, `error of node ${id}`, error?.extensions?.code, seen ? undefined : 'NOT_FOUND');
    });
  }
  for (const { name, model: type } of singles) {
    for (const row of shuffled(dice, model.world.rows[tableOf(type)] ?? [], 2)) {
      if (closed(hearing, type)) {
        await forbids(hearing, `{ one: ${name}(id: "${idOf(type, row.id)}") { id } }`, name);
        continue;
      }
      const { data } = await asker.ask(`{ one: ${name}(id: "${idOf(type, row.id)}") { id } }`);
      const expected = model.reads(who, tableOf(type), row) ? idOf(type, row.id) : null;
      same(hearing, `${name} of ${row.id}`, (data?.one as { id: string } | null)?.id ?? null, expected);
    }
  }
}

/** Filters that look through relations find by what the person sees; so does every search. */
export async function everyFilter(hearing: Hearing): Promise<void> {
  const { asker, model, edges, who } = hearing;
  const hidden = model.hidden(who);
  for (const list of lists.filter(each => !closed(hearing, each.model))) {
    const { model: type } = list;
    const expected = expectedOf(hearing, list);
    for (const name of type.declared.filters ?? []) {
      const link = type.links.get(name);
      if (!link || hidden.has(`${type.name}.${name}`) || (link.kind !== 'many' && link.kind !== 'one')) continue;
      const where = { [name]: link.kind === 'many' ? { some: {} } : { and: [] } };
      const document = `query ($where: ${type.name}Where) { found: ${list.name}(first: 200, where: $where) { totalCount nodes { id } } }`;
      if (closed(hearing, link.model)) {
        await forbids(hearing, document, `${type.name}.${name}`, { where });
        continue;
      }
      const { found } = await asker.data<{ found: Page }>(document, { where });
      const fits = expected.filter(id => edges.seen(model, who, link, uuidOf(id)).length);
      same(hearing, `${list.name} with ${name}`, sorted(found.nodes.map(({ id }) => id)), sorted(fits));
      same(hearing, `count of ${list.name} with ${name}`, found.totalCount, fits.length);
    }
    if (type.declared.search) await search(hearing, list, expected);
  }
}

async function search(hearing: Hearing, list: ManyLink, expected: string[]): Promise<void> {
  const { asker, model, who, dice } = hearing;
  const { model: type } = list;
  const document = `query ($search: String) { found: ${list.name}(first: 200, search: $search) { totalCount nodes { id } } }`;
  const searched = type.declared.searched?.map(field => (field.includes('.') ? field : `${type.name}.${field}`));
  const hidden = [...model.hidden(who)].filter(field => (searched ? searched.includes(field) : field.startsWith(`${type.name}.`)));
  if (hidden.length) {
    await forbids(hearing, document, [...hidden, `"${type.name}"`], { search: WORD });
    return;
  }
  const { found } = await asker.data<{ found: Page }>(document, { search: WORD });
  same(hearing, `search in ${list.name}`, [found.totalCount, sorted(found.nodes.map(({ id }) => id))], [expected.length, sorted(expected)]);
  // typing errors are forgiven: it may find others, but none out of sight
  const unseen = (model.world.rows[tableOf(type)] ?? []).filter(row => !model.reads(who, tableOf(type), row));
  for (const row of shuffled(dice, unseen, 2)) {
    const [mark] = String(row.name ?? row.subject).match(MARK) ?? [];
    const { found: others } = await asker.data<{ found: Page }>(document, { search: mark });
    same(
      hearing,
      `search for ${mark}`,
      others.nodes.filter(({ id }) => !expected.includes(id)),
      [],
    );
  }
}

export const SPAN = `period: "${new Date().getUTCFullYear() - 1}", through: "${new Date().getUTCFullYear()}"`;
type Group = Record<string, { value: string | null }> & Record<string, { key: string | null }>;

/** Every analysis: its groups, its total, whether it is partial, and the records behind. */
export async function everyAnalysis(hearing: Hearing): Promise<void> {
  const { asker, model, who } = hearing;
  for (const [name, analysis] of Object.entries(analyses)) {
    const measures = Object.keys(analysis.measures);
    const figures = measures.map(measure => `${measure} { value }`).join(' ');
    if (!model.reaches(who, analysis.permission)) {
      await forbids(hearing, `{ ${name}(${SPAN}) { partial } }`, name);
      continue;
    }
    const nonZero = (group: Group) =>
      measures.flatMap(measure => (Number(group[measure]?.value) ? `${measure}=${Number(group[measure]?.value)}` : [])).sort();
    for (const by of analysis.by) {
      const document = `{ told: ${name}(${SPAN}, by: [${by.toUpperCase()}]) { rows { ${by} { key label } ${figures} } totals { ${figures} } partial } }`;
      const { told } = await asker.data<{ told: { rows: Group[]; totals: Group; partial: boolean } }>(document, {}, { renamed: true });
      const groups = Object.fromEntries(told.rows.map(row => [String(row[by]?.key), nonZero(row).join(' ')]).filter(([, all]) => all));
      const expected = groupsOf(analysis, model, who, by);
      same(hearing, `${name} by ${by}`, Object.entries(groups).sort(), Object.entries(expected).sort());
      const all = Object.entries(analysis.measures).flatMap(([measure, { rows, value }]) => {
        const sum = value(rows(model, who));
        return sum ? `${measure}=${sum}` : [];
      });
      same(hearing, `total of ${name}`, nonZero(told.totals), all.sort());
      same(
        hearing,
        `partial of ${name}`,
        told.partial,
        analysis.kinds.some(kind => model.scope(who, kind) !== 'ALL'),
      );
    }
    for (const [field, { table, rows }] of Object.entries(analysis.records)) {
      const document = `{ told: ${name}(${SPAN}) { ${field}(first: 200) { totalCount nodes { id } } } }`;
      if (!model.reaches(who, TABLES[table]?.kind ?? '')) {
        await forbids(hearing, document, 'records of the kind');
        continue;
      }
      const { told } = await asker.data<{ told: Record<string, Page> }>(document);
      const ids = rows(model, who).map(({ id }) => String(id));
      const page = told[field] as Page;
      same(hearing, `${name}.${field}`, [page.totalCount, sorted(page.nodes.map(({ id }) => uuidOf(id)))], [ids.length, sorted(ids)]);
    }
  }
}

/** What is made of other measures is made of what is theirs. */
export async function everyCalculated(hearing: Hearing): Promise<void> {
  const { asker, model, who } = hearing;
  const document = `{ told: analyse(${SPAN}) { totals { calculated(code: "calculated0") { value } } partial } }`;
  if (!model.reaches(who, 'analysis')) {
    await forbids(hearing, document, 'analyse');
    return;
  }
  const { told } = await asker.data<{ told: { totals: { calculated: { value: string | null } }; partial: boolean } }>(document);
  const made = (name: string) => {
    const measure = analyses.salesAnalysis?.measures[name];
    return measure ? measure.value(measure.rows(model, who)) : 0;
  };
  const value = made('orders') ? (made('revenue') / made('orders')).toFixed(2) : null;
  same(hearing, 'calculated', [told.totals.calculated.value, told.partial], [value, model.scope(who, 'order') !== 'ALL']);
}

/** The past of a measure that is judged is made of what the analysis of the same days is made of, which `everyAnalysis` looks at. */
export async function everyPast(hearing: Hearing): Promise<void> {
  const { asker, model, who } = hearing;
  const document =
    '{ told: anomalies(input: { analysis: "salesAnalysis", measure: "revenue", grain: DAY, last: 400 }) { points { period value } partial } }';
  if (!model.reaches(who, 'analysis')) {
    await forbids(hearing, document, 'anomalies');
    return;
  }
  const { told } = await asker.data<{ told: { points: { period: string; value: string }[]; partial: boolean } }>(document);
  const [first, last] = [told.points[0], told.points.at(-1)];
  const days = `period: "${first?.period ?? '2000'}", through: "${last?.period ?? '2000'}"`;
  const { asked } = await asker.data<{ asked: { totals: { revenue: { value: string | null } }; partial: boolean } }>(
    `{ asked: salesAnalysis(${days}) { totals { revenue { value } } partial } }`,
  );
  const sum = told.points.reduce((all, { value }) => all + Number(value), 0);
  same(hearing, 'past of revenue', [sum.toFixed(2), told.partial], [Number(asked.totals.revenue.value).toFixed(2), asked.partial]);
}

/** The trail of records of every table, where there is one. */
export async function everyTrail(hearing: Hearing): Promise<void> {
  const { asker, model, who, dice, database } = hearing;
  const TRAIL = 'query ($id: ID!) { auditTrail(recordId: $id, first: 200) { nodes { operation field before after } } }';
  const kept = await database.sql<{ table: string; record: string; fields: (string | null)[] }>(
    'select table_name "table", record_id record, array_agg(field) fields from audit_entries group by 1, 2',
  );
  const [first] = kept;
  if (!model.reaches(who, 'audit')) {
    await forbids(hearing, TRAIL, 'audit.read', { id: `x_${first?.record.replaceAll('-', '')}` });
    return;
  }
  const hidden = model.hidden(who);
  const tables = [...new Set(kept.map(({ table }) => table))].filter(table => TABLES[table]);
  const chosen = tables.flatMap(table =>
    shuffled(
      dice,
      kept.filter(each => each.table === table),
      1,
    ),
  );
  for (const { table, record, fields } of chosen) {
    const row = model.row(table, record);
    const { data, errors } = await asker.ask<{ auditTrail: { nodes: { field: string | null }[] } }>(TRAIL, {
      id: `x_${record.replaceAll('-', '')}`,
    });
    const shown = fields.filter(field => field === null || !fieldsOf(table, field).some(each => hidden.has(each)));
    const camel = (column: string | null) => String(column).replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase());
    const told = data?.auditTrail.nodes.map(({ field }) => camel(field)) ?? errors?.[0]?.extensions?.code;
    same(
      hearing,
      `trail of ${table} ${record}`,
      sorted([told ?? []].flat()),
      row && model.reads(who, table, row) ? sorted(shown.map(camel)) : ['NOT_FOUND'],
    );
  }
}

interface RecordAccess {
  canRead: boolean;
  canWrite: boolean;
}

/** What is told of rights, and of files and budgets, beside records. */
export async function everythingElse(hearing: Hearing): Promise<void> {
  const { asker, model, who, dice } = hearing;
  const { me } = await asker.data<{ me: { email: string; hiddenFields: string[] } }>('{ me { email hiddenFields } }');
  same(hearing, 'me', [me.email, sorted(me.hiddenFields)], [emailOf(who), sorted([...model.hidden(who)])]);
  const { access } = await asker.data<{ access: { kinds: { kind: string; read: string }[] } }>('{ access { kinds { kind read } } }');
  const reached = access.kinds.flatMap(({ kind, read }) => (read === 'NONE' ? [] : kind));
  same(
    hearing,
    'kinds within reach',
    reached.filter(kind => !model.reaches(who, kind)),
    [],
  );
  const guarded = recordTypes.filter(type => type.declared.prefix && !TABLES[tableOf(type)]?.open);
  const asks = model.scope(who, 'role', 'write') !== 'NONE';
  const ACCESS = 'query ($id: ID!, $userId: ID) { accessTo(id: $id, userId: $userId) { canRead canWrite } }';
  for (const type of guarded) {
    const table = tableOf(type);
    for (const row of shuffled(dice, model.world.rows[table] ?? [], 1)) {
      const of = asks ? dice.next(model.world.people.length) : who;
      const variables = { id: idOf(type, row.id), userId: of === who ? null : `user_${personId(of).replaceAll('-', '')}` };
      const { data, errors } = await asker.ask<{ accessTo: RecordAccess }>(ACCESS, variables);
      const told = data ? [data.accessTo.canRead, data.accessTo.canWrite] : errors?.[0]?.extensions?.code;
      const reads = model.reads(of, table, row);
      same(
        hearing,
        `access of ${of} to ${variables.id}`,
        told,
        model.reads(who, table, row) ? [reads, reads && !TABLES[table]?.fixed && model.may(of, 'write', table, row)] : 'NOT_FOUND',
      );
    }
  }
  for (const row of shuffled(dice, model.world.rows.leads ?? [], 2)) {
    const CHECK = 'query ($leadId: ID!) { assignmentCheck(input: { leadId: $leadId }) { reason } }';
    const { data, errors } = await asker.ask<{ assignmentCheck: object }>(CHECK, { leadId: `lead_${String(row.id).replaceAll('-', '')}` });
    const refused = model.reaches(who, 'lead', 'write') ? 'NOT_FOUND' : 'FORBIDDEN';
    const told = data ? 'told' : errors?.[0]?.extensions?.code;
    same(hearing, `whose lead ${row.id} would be`, told, refused === 'NOT_FOUND' && model.reads(who, 'leads', row) ? 'told' : refused);
  }
  for (const row of model.world.rows.import_jobs ?? []) {
    const status = await asker.get(`/imports/import_${String(row.id).replaceAll('-', '')}/errors.csv`);
    const expected = !model.reaches(who, 'import') ? 403 : model.reads(who, 'import_jobs', row) ? 200 : 404;
    same(hearing, `errors of import ${row.id}`, status, expected);
  }
  for (const row of model.world.rows.files ?? []) {
    const { data, errors } = await asker.ask(`{ importGuess(fileId: "file_${String(row.id).replaceAll('-', '')}") { kind } }`);
    const expected = !model.reaches(who, 'import') ? 'FORBIDDEN' : model.reads(who, 'files', row) ? true : 'NOT_FOUND';
    same(hearing, `guess at file ${row.id}`, data ? true : errors?.[0]?.extensions?.code, expected);
  }
}
