import type { FieldNode } from 'graphql';
import { platformErrors } from '../../api/errors.js';
import type { Value } from '../values.js';
import type { Compilation } from './compilation.js';
import { beyond, cursorOf, orderByOf } from './keyset.js';
import { logCursor } from './log.js';
import type { Term } from './order.js';
import { expression, ObjectText, type Text, text } from './text.js';

/** Rows of a list when the client does not say how many, and the most that it may ask for. */
export const PAGE = { byDefault: 50, most: 200 };

type Args = Record<string, Value | undefined>;
type Nodes = readonly FieldNode[];

/** A list that pages are taken from. */
export interface Listed {
  /** Name of the type, or union, of its rows: the connection is called after it. */
  name: string;
  /** Kind of record whose events a client would follow from here. */
  kind: string;
  /** Alias of the chosen rows. */
  alias: string;
  terms: readonly Term[];
  node: (nodes: Nodes) => Text;
  /** The statement of the chosen rows, which is made last: it yields what the rest has asked for. */
  select: (page: { conditions: readonly string[]; orderBy: string; limit: number }) => string;
  /** How many rows there are on all pages. */
  count: () => string;
}

function checked(c: Compilation, name: string, value: unknown): number {
  const most = c.source.settings.longestPage ?? PAGE.most;
  if (typeof value !== 'number' || value < 0 || value > most) {
    throw platformErrors.LIMIT_EXCEEDED(`"${name}" is ${String(value)}; it may be 0 to ${most}. Page through longer lists with cursors.`);
  }
  return value;
}

/** The length of a list that only takes `first`. */
export const listLimit = (c: Compilation, first: Value | undefined): number =>
  first?.v == null ? PAGE.byDefault : checked(c, 'first', first.v);

interface Window {
  backward: boolean;
  limit: number;
  conditions: string[];
  after: boolean;
  before: boolean;
}

function windowOf(c: Compilation, listed: Listed, { first, last, after, before }: Args): Window {
  if (first?.v != null && last?.v != null) throw platformErrors.INVALID_INPUT('Give "first" or "last", not both.');
  const backward = last?.v != null;
  const limit = backward ? checked(c, 'last', last?.v) : listLimit(c, first);
  const conditions: string[] = [];
  if (after?.v != null) conditions.push(beyond(c, listed.name, listed.terms, 'after', after));
  if (before?.v != null) conditions.push(beyond(c, listed.name, listed.terms, 'before', before));
  return { backward, limit, conditions, after: after?.v != null, before: before?.v != null };
}

const nameOf = (nodes: Nodes | undefined) => nodes?.[0]?.name.value as string;

/** The connection's fields over the rows of one page, which are numbered `rn` of `n` from where the page starts to be read. */
class Page {
  /** Whether one row more than the page is read, to know if there is one. */
  readonly probing: boolean;
  /** Whether something is made of the rows: without an aggregate there is nothing to select from. */
  reads = false;
  private numbered: boolean;

  constructor(
    private readonly c: Compilation,
    private readonly listed: Listed,
    private readonly window: Window,
    private readonly fields: ReadonlyMap<string, Nodes>,
  ) {
    this.probing = [...fields.values()].some(nodes => nameOf(nodes) === 'pageInfo');
    this.numbered = window.backward || this.probing;
  }

  private items(item: Text): Text {
    this.reads = true;
    const { alias } = this.listed;
    const order = this.window.backward ? ` order by ${alias}.rn desc` : '';
    const filter = this.probing ? ` filter (where ${alias}.rn<=${this.window.limit})` : '';
    return text('[').sql(`coalesce(string_agg(${item},','${order})${filter},'')`).literal(']');
  }

  private cursor(): Text {
    return text('"').sql(cursorOf(this.listed.name, this.listed.terms)).literal('"');
  }

  private edges(nodes: Nodes): Text {
    const { c, listed } = this;
    const edge = new ObjectText();
    for (const [response, inner] of c.selection(c.type(`${listed.name}Edge`), nodes)) {
      const name = nameOf(inner);
      if (name === 'node')
        edge.put(
          c.key(response),
          c.under(response, () => listed.node(inner)),
        );
      else if (name === 'cursor') edge.put(c.key(response), this.cursor());
      else if (!c.rows) edge.put(response, text(`"${listed.name}Edge"`));
    }
    return this.items(edge.end());
  }

  private endCursor(end: 'startCursor' | 'endCursor'): Text {
    this.reads = true;
    const { alias } = this.listed;
    const firstRead = (end === 'startCursor') !== this.window.backward;
    const row = firstRead ? '1' : `least(${alias}.n,${this.window.limit})`;
    const within = firstRead ? ` and ${alias}.rn<=${this.window.limit}` : '';
    return expression(`coalesce(max(${this.cursor()}) filter (where ${alias}.rn=${row}${within}),'null')`);
  }

  private pageInfo(nodes: Nodes): Text {
    const { c, window } = this;
    const info = new ObjectText();
    const more = () => {
      this.reads = true;
      return expression(`(count(*)>${window.limit})`);
    };
    for (const [response, inner] of c.selection(c.type('PageInfo'), nodes)) {
      const name = nameOf(inner);
      if (name === 'hasNextPage') info.put(c.key(response), window.backward ? text(String(window.before)) : more());
      else if (name === 'hasPreviousPage') info.put(c.key(response), window.backward ? more() : text(String(window.after)));
      else if (name === 'startCursor' || name === 'endCursor') info.put(c.key(response), this.endCursor(name));
      else if (!c.rows) info.put(response, text('"PageInfo"'));
    }
    return info.end();
  }

  private field(name: string, nodes: Nodes): Text {
    const { c, listed } = this;
    switch (name) {
      case 'nodes':
        return this.items(listed.node(nodes));
      case 'edges':
        return this.edges(nodes);
      case 'pageInfo':
        return this.pageInfo(nodes);
      case 'totalCount':
        return expression(listed.count());
      default:
        return logCursor(c, listed.kind);
    }
  }

  object(): Text {
    const { c, listed } = this;
    const out = new ObjectText();
    for (const [response, nodes] of this.fields) {
      const name = nameOf(nodes);
      if (name === '__typename') {
        if (!c.rows) out.put(response, text(`"${listed.name}Connection"`));
      } else
        out.put(
          c.key(response),
          c.under(response, () => this.field(name, nodes)),
        );
    }
    return out.end();
  }

  /** The page's rows, for `from`. */
  rows(): string {
    const { listed, window } = this;
    const page = listed.select({
      conditions: window.conditions,
      orderBy: orderByOf(listed.terms, window.backward),
      limit: window.limit + (this.probing ? 1 : 0),
    });
    return this.numbered ? `select p.*,row_number() over () rn,count(*) over () n from (${page}) p` : page;
  }
}

/** A page of a list as a connection: one sub-select, of which only what the selection needs is read. */
export function pageOf(c: Compilation, listed: Listed, args: Args, nodes: Nodes): Text {
  const window = windowOf(c, listed, args);
  const fields = c.selection(c.type(`${listed.name}Connection`), nodes);
  const page = new Page(c, listed, window, fields);
  const object = page.object();
  return page.reads ? expression(`(select ${object} from (${page.rows()}) ${listed.alias})`) : object;
}
