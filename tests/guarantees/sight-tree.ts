import type { ManyLink, OneLink } from '../../src/platform/reading/links.js';
import type { Model as RecordType } from '../../src/platform/reading/model.js';
import type { TestDatabase } from '../support/database.js';
import type { Dice } from '../support/dice.js';
import { figures } from './sight-figures.js';
import type { Model } from './sight-model.js';
import { idOf, lists, recordTypes, tableOf, uuidOf, valuesOf } from './sight-shape.js';
import type { Row } from './sight-tables.js';

type Relation = ManyLink | OneLink;
const keyOf = ({ parent, name }: { parent: RecordType; name: string }) => `${parent.name}.${name}`;

/** Which rows hang on which, whoever sees them: ids by relation and by parent, with the row between them if there is one. */
export class Edges {
  readonly #by = new Map<string, Map<string, { id: string; via?: string }[]>>();

  static async read({ sql }: TestDatabase): Promise<Edges> {
    const edges = new Edges();
    for (const model of recordTypes)
      for (const link of model.links.values()) if (link.kind === 'many' || link.kind === 'one') await edges.add(sql, link);
    return edges;
  }

  private async add(sql: TestDatabase['sql'], link: Relation): Promise<void> {
    const [from, to] = [tableOf(link.parent), tableOf(link.model)];
    const through = link.kind === 'many' ? link.through : undefined;
    const only = link.kind === 'many' && link.only ? link.only('t') : 'true';
    const rows = await sql<{ parent: string; id: string; via?: string }>(
      through
        ? `select b.${through.from} parent, b.${through.to} id, b.id via from public.${through.table} b join public.${to} t on t.id = b.${through.to} where ${only}`
        : `select p.id parent, t.id from public.${from} p join public.${to} t on t.${link.join?.key.sql} = p.${link.join?.source.sql} where ${only}`,
    );
    const by = new Map<string, { id: string; via?: string }[]>();
    for (const { parent, ...each } of rows) by.set(parent, [...(by.get(parent) ?? []), each]);
    this.#by.set(keyOf(link), by);
  }

  /** What of a relation somebody sees from a record. */
  seen(model: Model, who: number, link: Relation, parent: string): string[] {
    const table = tableOf(link.model);
    const through = link.kind === 'many' ? link.through?.table : undefined;
    const visible = (of: string, id: string) => model.reads(who, of, model.row(of, id) as Row);
    const all = this.#by.get(keyOf(link))?.get(parent) ?? [];
    return all.filter(({ id, via }) => visible(table, id) && (!through || visible(through, via ?? ''))).map(({ id }) => id);
  }
}

/** A question that goes down along relations. */
export interface Tree {
  model: RecordType;
  values: string[];
  relations: { link: Relation; tree: Tree }[];
  /** Relations that are sums or lists of a statement of their own. */
  figures: string[];
}

const isRoot = (model: RecordType) => lists.some(list => list.model === model);

/** A tree by chance that has every relation of its type, and of types that no list begins with: nothing of what the person may not ask for. */
export function treeOf(dice: Dice, model: Model, who: number, type: RecordType, depth = 0): Tree {
  const hidden = model.hidden(who);
  const asks = ({ name }: { name: string }) => !hidden.has(`${type.name}.${name}`);
  const relations: Tree['relations'] = [];
  const told: string[] = [];
  const whole = depth === 0 || (depth === 1 && !isRoot(type));
  for (const link of [...type.links.values()].filter(asks)) {
    if (link.kind !== 'many' && link.kind !== 'one') {
      if (whole && figures[keyOf(link)]?.asks(model, who)) told.push(link.name);
      continue;
    }
    if (link.kind === 'many' && link.model.kind && !model.reaches(who, link.model.kind)) continue;
    if (whole || (depth < 3 && dice.next(6) === 0)) relations.push({ link, tree: treeOf(dice, model, who, link.model, depth + 1) });
  }
  const values = valuesOf(type).filter(asks);
  const picked = depth === 0 ? values : values.filter(({ name }) => name !== 'id' && dice.next(3) === 0);
  return { model: type, values: picked.map(({ selection }) => selection), relations, figures: told };
}

export function selectionOf({ model, values, relations, figures: told }: Tree): string {
  const below = relations.map(({ link, tree }) =>
    link.kind === 'many'
      ? `${link.name}(first: ${LONGEST}) { totalCount nodes { ${selectionOf(tree)} } }`
      : `${link.name} { ${selectionOf(tree)} }`,
  );
  const sums = told.map(name => `${name} { ${figures[`${model.name}.${name}`]?.selection} }`);
  return ['id', ...values.filter(value => value !== 'id'), ...below, ...sums].join(' ');
}

type Told = Record<string, unknown> & { id: string };
/** How much of a list is asked for: more than any has, but for the rules of a role. */
export const LONGEST = 40;
interface Page {
  totalCount: number;
  nodes: Told[];
}

/** Compares an answer with what is so, all the way down. Differences are collected: `where is this instead of that`. */
export class Comparison {
  readonly wrong: string[] = [];
  compared = 0;

  constructor(
    private readonly model: Model,
    private readonly edges: Edges,
    private readonly who: number,
  ) {}

  private expect(path: string, told: unknown, expected: unknown): void {
    this.compared++;
    const [is, should] = [JSON.stringify(told), JSON.stringify(expected)];
    if (is !== should) this.wrong.push(`${path} is ${is} instead of ${should}`);
  }

  page(path: string, tree: Tree, { totalCount, nodes }: Page, ids: string[]): void {
    this.expect(`${path}.totalCount`, totalCount, ids.length);
    const told = nodes.map(node => node.id).sort();
    const all = ids.map(id => idOf(tree.model, id)).sort();
    if (all.length <= LONGEST) this.expect(path, told, all);
    else this.expect(path, [told.length >= LONGEST, told.filter(id => !all.includes(id))], [true, []]);
    for (const node of nodes) this.record(`${path}.${node.id}`, tree, node);
  }

  record(path: string, tree: Tree, told: Told): void {
    const id = uuidOf(told.id);
    const row = this.model.row(tableOf(tree.model), id);
    if (!row) return;
    for (const value of tree.values) {
      const column = tree.model.columns.get(value);
      if (column?.db === 'text' && !tree.model.declared.sql.has(value))
        this.expect(`${path}.${value}`, told[value], row[column.sql.replaceAll('"', '')]);
    }
    for (const { link, tree: below } of tree.relations) {
      const seen = this.edges.seen(this.model, this.who, link, id);
      if (link.kind === 'many') this.page(`${path}.${link.name}`, below, told[link.name] as Page, seen);
      else this.one(`${path}.${link.name}`, below, told[link.name] as Told | null, seen);
    }
    for (const name of tree.figures) {
      const figure = figures[`${tree.model.name}.${name}`];
      this.expect(`${path}.${name}`, figure?.told(told[name] as never), figure?.of(this.model, this.who, row));
    }
  }

  private one(path: string, tree: Tree, told: Told | null, [id]: string[]): void {
    this.expect(path, told?.id ?? null, id ? idOf(tree.model, id) : null);
    if (told && id) this.record(path, tree, told);
  }
}
