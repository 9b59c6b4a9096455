import type { FieldNode } from 'graphql';
import type { Compilation } from '../../platform/reading/compile/compilation.js';
import { expression, ObjectText, type Text, text } from '../../platform/reading/compile/text.js';
import type { Model } from '../../platform/reading/model.js';
import { Groups } from './analysis.query.js';
import { type Analysis, enumName, type Measure } from './define.js';
import { recordsOf } from './drill.query.js';
import { GRAINS } from './period.rules.js';
import { Question, type Which } from './question.js';

type Nodes = readonly FieldNode[];
interface Names {
  answer: string;
  row: string;
}

const nameOf = (nodes: Nodes) => nodes[0]?.name.value as string;
const textOrNull = (sql: string) => expression(`coalesce(to_json(${sql})::text,'null')`);

/** Writes the answer of an analysis as the selection asks for it. */
class Answer {
  private readonly q: Question;
  private readonly groups: Groups;
  private readonly row: Model;

  constructor(
    private readonly c: Compilation,
    private readonly analysis: Analysis,
    private readonly names: Names,
    args: ReturnType<Compilation['args']>,
  ) {
    this.row = c.source.models.get(names.row) as Model;
    this.q = new Question(c, analysis, this.row, args);
    this.groups = new Groups(this.q, this.q.compareWith !== undefined);
  }

  /** An object with one member for each selected field. */
  private object(type: string, nodes: Nodes, value: (name: string, nodes: Nodes) => Text): Text {
    const { c } = this;
    const out = new ObjectText();
    for (const [response, inner] of c.selection(c.type(type), nodes)) {
      const name = nameOf(inner);
      if (name === '__typename') {
        if (!c.rows) out.put(response, text(`"${type}"`));
      } else
        out.put(
          c.key(response),
          c.under(response, () => value(name, inner)),
        );
    }
    return out.end();
  }

  private figure(measure: Measure, nodes: Nodes): Text {
    const { now: found, before: earlier, scale } = this.groups.value(measure);
    // there may be no group at all
    const [now, before] = measure.unit === 'COUNT' ? [`coalesce(${found},0)`, `coalesce(${earlier},0)`] : [found, earlier];
    const compares = this.q.compareWith !== undefined;
    const told = (sql: string, digits = scale) => expression(`coalesce('"'||round(${sql},${digits})||'"','null')`);
    return this.object('Figure', nodes, name => {
      if (name === 'value') return told(now);
      if (!compares) return text('null');
      if (name === 'previous') return told(before);
      if (name === 'change') return told(`${now}-${before}`);
      return measure.unit === 'PERCENT' ? text('null') : told(`(${now}-${before})/nullif(abs(${before}),0)*100`, 2);
    });
  }

  private dimension(place: number, total: boolean, nodes: Nodes): Text {
    if (place < 0 || total) return text('null');
    const time = this.q.by[place]?.grain;
    const key = time ? `t${place}` : `k${place}`;
    return this.object('DimensionValue', nodes, name =>
      name === 'key' ? textOrNull(key) : expression(`to_json(coalesce(t${place},${key},'–'))::text`),
    );
  }

  private group(nodes: Nodes, total: boolean): Text {
    const { c, analysis, q } = this;
    return this.object(this.names.row, nodes, (name, inner) => {
      c.use(this.row, name);
      const measure = analysis.measures.find(m => m.name === name);
      if (measure) return this.figure(measure, inner);
      if (name === 'customField') {
        const { name: wanted } = q.custom(c.args(inner));
        return this.dimension(
          q.by.findIndex(by => by.name === wanted),
          total,
          inner,
        );
      }
      const grain = GRAINS.find(g => enumName(name) === g);
      return this.dimension(
        q.by.findIndex(by => by.name === (grain ?? name)),
        total,
        inner,
      );
    });
  }

  private rows(nodes: Nodes): Text {
    const { q, groups } = this;
    if (!q.by.length) return text('[]');
    const object = this.group(nodes, false);
    groups.exist();
    const limit = q.top ? ` limit ${q.limit(q.top.n)}` : '';
    const from = `(select * from m where g = 0 order by ${groups.order}${limit}) r`;
    return expression(`'['||coalesce((select string_agg(${object},',' order by ${groups.order}) from ${from}),'')||']'`);
  }

  private span(which: Which, nodes: Nodes): Text {
    return this.object('DateSpan', nodes, name =>
      text('"')
        .sql(this.q.day(which, name === 'from' ? 'first' : 'last'))
        .literal('"'),
    );
  }

  private partial(): boolean {
    return this.analysis.facts.some(fact => this.q.scope(fact.kind) !== 'ALL');
  }

  private value(name: string, nodes: Nodes): Text {
    const { q, c } = this;
    switch (name) {
      case 'rows':
        return this.rows(nodes);
      case 'totals':
        return expression(`(select ${this.group(nodes, true)} from (select 1) o left join m on g = 1)`);
      case 'period':
        return this.span('now', nodes);
      case 'compared':
        return q.compareWith ? this.span('before', nodes) : text('null');
      case 'unfinished':
        return expression(`${q.unfinished}::text`);
      case 'partial':
        return text(String(this.partial()));
      case 'currency':
        return expression(`to_json((select currency from visible.organisation))::text`);
      case 'position':
        return text('"').sql('(select position from log_end)').literal('"');
      default: {
        const fact = this.analysis.facts.find(f => f.records.some(r => r.field === name));
        const records = fact?.records.find(r => r.field === name);
        if (!fact || !records) throw new Error(`Nobody writes "${this.names.answer}.${name}".`);
        c.use(c.source.models.get(this.names.answer) as Model, name);
        return recordsOf(q, fact, records, nodes);
      }
    }
  }

  write(nodes: Nodes): Text {
    const object = this.object(this.names.answer, nodes, (name, inner) => this.value(name, inner));
    return expression(`(with m as materialized (${this.groups.sql()}) select coalesce(${this.groups.refusal},${object}))`);
  }
}

/**
 * The answer of an analysis as one sub-select: every figure, whatever fact it comes from, of one snapshot.
 *
 * @throws FORBIDDEN for a measure or dimension that the viewer's roles hide; INVALID_INPUT
 */
export function writeAnalysis(c: Compilation, analysis: Analysis, names: Names, nodes: Nodes): Text {
  return new Answer(c, analysis, names, c.args(nodes)).write(nodes);
}
