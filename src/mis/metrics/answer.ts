import type { FieldNode } from 'graphql';
import type { Compilation } from '../../platform/reading/compile/compilation.js';
import { expression, ObjectText, type Text, text } from '../../platform/reading/compile/text.js';
import type { Model } from '../../platform/reading/model.js';
import type { Value } from '../../platform/reading/values.js';
import { Groups } from './analysis.query.js';
import { type Analysis, type Dimension, enumName, type Measure } from './define.js';
import { recordsOf } from './drill.query.js';
import { GRAINS, type Grain } from './period.rules.js';
import { Question, type Which } from './question.js';

type Nodes = readonly FieldNode[];
interface Names {
  answer: string;
  row: string;
}

const NULL = text('null');
/** Percent of the total that A, and A and B together, make up where nobody says. */
const ABC = { a: 80, b: 95 };
/** What is told of an answer as a whole. */
const WHOLE = new Set(['period', 'compared', 'unfinished', 'partial', 'currency', 'position']);
/** As in `by`; of a custom field whose it is and its key. */
const toldName = ({ name, told, custom }: Dimension) => (custom ? (told ?? name) : enumName(name));
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
    this.groups = new Groups(this.q);
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

  private figure(measure: Measure, total: boolean, nodes: Nodes): Text {
    const { groups, c } = this;
    const { now: found, before: earlier, scale } = groups.value(measure);
    // there may be no group at all; of all others together not everything can be counted
    const counted = (sql: string) =>
      !total && this.q.limit?.others && !groups.addsUp(measure) ? `case when not o then coalesce(${sql},0) end` : `coalesce(${sql},0)`;
    const [now, before] = measure.unit === 'COUNT' && !measure.made ? [counted(found), counted(earlier)] : [found, earlier];
    const compares = this.q.compareWith !== undefined;
    const told = (sql: string, digits = scale) => expression(`coalesce('"'||round(${sql},${digits})||'"','null')`);
    const difference = (text: () => Text) => (compares ? text() : NULL);
    const percent = measure.unit === 'PERCENT';
    return this.object('Figure', nodes, (name, inner) => {
      const also = ({ sql, scale: digits }: { sql: string; scale: number }) => told(sql, digits);
      switch (name) {
        case 'value':
          return told(now);
        case 'previous':
          return difference(() => told(before));
        case 'change':
          return difference(() => told(`${now}-${before}`));
        case 'changePercent':
          return difference(() => (percent ? NULL : told(`(${now}-${before})/nullif(abs(${before}),0)*100`, 2)));
        case 'variance':
          return difference(() => told(measure.goodWhen === 'UP' ? `${now}-${before}` : `${before}-${now}`));
        case 'share':
          return also(groups.share(measure));
        case 'cumulativeShare':
          return also(groups.cumulative(measure));
        case 'ofFirst':
          return also(groups.ofFirst(measure));
        case 'running':
          return also(groups.running(measure));
        case 'toDate':
          return also(groups.toDate(measure, c.args(inner).of?.v as Grain));
        case 'movingAverage':
          return also(groups.movingAverage(measure, c.args(inner).over as Value));
        case 'abc':
          return this.abc(measure, inner);
        case 'source':
          return this.source(measure, total, inner);
        default:
          throw new Error(`Nobody writes "Figure.${name}".`);
      }
    });
  }

  private abc(measure: Measure, nodes: Nodes): Text {
    const { a, b } = this.c.args(nodes);
    const limit = (what: string, given: Value | undefined, byDefault: number) =>
      given === undefined ? String(byDefault) : this.q.number(`abc.${what}`, given, 100);
    return textOrNull(this.groups.abc(measure, limit('a', a, ABC.a), limit('b', b, ABC.b)));
  }

  /** What a figure is, so that it can be told apart, and asked for again, wherever it stands. */
  private source(measure: Measure, total: boolean, nodes: Nodes): Text {
    const { q, analysis } = this;
    const origin = measure.origin ?? { analysis, name: measure.name };
    return this.object('FigureSource', nodes, (name, inner) => {
      switch (name) {
        case 'analysis':
          return text(`"${origin.analysis.name}"`);
        case 'metric':
          return text(`"${origin.name}"`);
        case 'definitionVersion':
          return text(String(measure.definitionVersion ?? 1));
        case 'unit':
          return text(`"${measure.unit}"`);
        case 'filter':
          return this.filter(total, inner);
        case 'partial':
          return text(String(q.partial(measure)));
        case 'currency':
          return measure.unit === 'MONEY' ? this.value(name, inner) : NULL;
        default:
          return this.value(name, inner);
      }
    });
  }

  /** What limits the figure: the question, and the group. */
  private filter(total: boolean, nodes: Nodes): Text {
    const { q } = this;
    const entry = (dimension: string, keys: Text) =>
      this.object('FigureFilter', nodes, name => (name === 'dimension' ? text(`"${dimension}"`) : keys));
    const entries = [
      ...q.where.map(([dimension, value]) => {
        const { keys, none } = q.wanted(dimension, value);
        return entry(toldName(dimension), expression(`array_to_json(${keys}||case when ${none} then array[null::text] end)::text`));
      }),
      ...(total
        ? []
        : q.by.map(({ grain, dimension }, place) =>
            entry(grain ?? toldName(dimension), this.own(`${grain ? 't' : 'k'}${place}`, this.groups.together(place))),
          )),
    ];
    const list = text('[');
    for (const [i, each] of entries.entries()) list.literal(i ? ',' : '').add(each);
    return list.literal(']');
  }

  /** The key of a group as a list; what stands for all that is left out may have none. */
  private own(key: string, together: boolean): Text {
    const list = `'['||coalesce(to_json(${key})::text,'null')||']'`;
    return expression(together ? `case when o then '[]' else ${list} end` : list);
  }

  private dimension(place: number, total: boolean, nodes: Nodes): Text {
    if (place < 0 || total) return NULL;
    const time = this.q.by[place]?.grain;
    const key = time ? `t${place}` : `k${place}`;
    return this.object('DimensionValue', nodes, name =>
      name === 'key' ? textOrNull(key) : expression(`to_json(coalesce(t${place},${key},'–'))::text`),
    );
  }

  private group(nodes: Nodes, total: boolean): Text {
    const { c, analysis, q } = this;
    return this.object(this.names.row, nodes, (name, inner) => {
      const measure = analysis.measures.find(m => m.name === name);
      if (measure) return this.figure(measure, total, inner);
      if (name === 'calculated') return this.figure(q.calculated(c.args(inner).code?.v), total, inner);
      if (name === 'others') return total ? text('false') : expression('o::text');
      c.use(this.row, name);
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
    return expression(`'['||coalesce((select string_agg(${object},',' order by ${groups.sequence}) from (${groups.rows()}) r),'')||']'`);
  }

  private span(which: Which, nodes: Nodes): Text {
    return this.object('DateSpan', nodes, name =>
      text('"')
        .sql(this.q.day(which, name === 'from' ? 'first' : 'last'))
        .literal('"'),
    );
  }

  private value(name: string, nodes: Nodes): Text {
    const { q } = this;
    switch (name) {
      case 'rows':
        return this.rows(nodes);
      case 'totals':
        return expression(`(select ${this.group(nodes, true)} from (select 1) o left join m on g = 1)`);
      case 'period':
        return this.span('now', nodes);
      case 'compared':
        return q.compareWith ? this.span('before', nodes) : NULL;
      case 'unfinished':
        return expression(`${q.unfinished}::text`);
      case 'partial':
        return text(String(q.partial()));
      case 'currency':
        return expression(`to_json((select currency from visible.organisation))::text`);
      case 'position':
        return text('"').sql('(select position from log_end)').literal('"');
      default: {
        const fact = this.analysis.facts.find(f => f.records.some(r => r.field === name));
        const records = fact?.records.find(r => r.field === name);
        if (!fact || !records) throw new Error(`Nobody writes "${this.names.answer}.${name}".`);
        q.noteRecords(fact, name);
        return recordsOf(q, fact, records, nodes);
      }
    }
  }

  write(nodes: Nodes): Text {
    const { c, names } = this;
    // what is told of the whole depends on what is asked of its parts: these first
    const parts = new Map<Nodes, Text>();
    for (const [response, inner] of c.selection(c.type(names.answer), nodes)) {
      if (c.type(names.answer).getFields()[nameOf(inner)] && !WHOLE.has(nameOf(inner)))
        parts.set(
          inner,
          c.under(response, () => this.value(nameOf(inner), inner)),
        );
    }
    const object = this.object(names.answer, nodes, (name, inner) => parts.get(inner) ?? this.value(name, inner));
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
