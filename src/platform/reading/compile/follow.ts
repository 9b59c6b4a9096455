import type { FieldNode, GraphQLObjectType, OperationDefinitionNode } from 'graphql';
import { collectFields } from 'graphql/execution/collectFields.js';
import { readerCondition } from '../../access/condition.js';
import { SYSTEM_USER } from '../../access/user.entity.js';
import { forbidden } from '../../api/errors.js';
import { sightHash } from '../../events/cursor.js';
import type { Stretch } from '../../events/followed.js';
import type { Column } from '../columns.js';
import type { FollowOptions } from '../declare.js';
import type { Model } from '../model.js';
import { literal } from '../quote.js';
import type { Asked, Value } from '../values.js';
import { Compilation, type Parameter, type Source } from './compilation.js';
import { encode } from './encode.js';
import { objectOf } from './object.js';
import { rowOf } from './one.js';
import { Scope } from './scope.js';
import { expression, ObjectText, type Text, text } from './text.js';
import { whereOf } from './where.js';

type Nodes = readonly FieldNode[];

/** Between position and text, and between events: neither can stand in JSON text. */
export const UNIT = '\u001f';
export const RECORD = '\u001e';

/** What a stretch of the log is read with. */
export interface AskedStretch extends Asked {
  stretch: Stretch;
}

/** A compiled subscription: one column that holds all events of a stretch. */
export interface CompiledFollow {
  columns: readonly string[];
  parameters: readonly Parameter[];
  kinds: ReadonlySet<string>;
  /** Whether it is what would be compiled now. */
  holds: () => boolean;
  field: string;
  responseName: string;
  nodes: Nodes;
  after: Value | undefined;
  /** The variable that gives `after`: subscribers who differ in nothing else share what they hear. */
  afterVariable: string | undefined;
}

/** Of the log: whose the record was before and after the change. */
const LOG = { open: false, owners: ['owner_after', 'owner_before'], teams: ['team_after', 'team_before'] };

/** The row of an event: its type's own fields and relations stand in the payload, under their names. */
class EventScope extends Scope {
  override column({ property, db, kind }: Column): string {
    const value = `${this.alias}.payload->${kind === 'json' || kind === 'list' ? '' : '>'}${literal(property)}`;
    if (kind === 'json') return `(${value})`;
    if (kind === 'list') return `array(select jsonb_array_elements_text(${value}))`;
    return `(${value})::${db}`;
  }
}

class Follow {
  private readonly event: EventScope;
  private readonly record: string;

  constructor(
    private readonly c: Compilation,
    private readonly follow: FollowOptions,
    private readonly subject: Model,
  ) {
    this.event = new EventScope(c.alias());
    this.record = c.alias();
  }

  private get log(): string {
    return this.event.alias;
  }

  /** Fields that every event has; undefined for one of the type's own. */
  private common(name: string, nodes: Nodes): Text | undefined {
    const { c, log } = this;
    switch (name) {
      case 'cursor':
        return text('"')
          .sql(`${log}.position`)
          .literal('.')
          .sql(c.parameter(({ viewer }) => sightHash(viewer, this.follow.kind), 'text'))
          .literal('"');
      case 'changeId':
        return expression(`to_json(${log}.change_id)`);
      case 'at':
        return encode({ kind: 'instant', db: 'timestamptz', nullable: false }, `${log}.at`);
      case 'actor': {
        const actor = `case when ${log}.actor_id<>'${SYSTEM_USER}' then ${log}.actor_id end`;
        return expression(`coalesce(${rowOf(c, c.source.models.get('User') as Model, actor, nodes)},'null')`);
      }
    }
    return undefined;
  }

  /** An event as its type in the union says it. */
  private told(typeName: string, nodes: Nodes): Text {
    const { c } = this;
    const model = c.source.models.get(typeName) as Model;
    const out = new ObjectText();
    const own = new Map<string, Nodes>();
    for (const [response, inner] of c.selection(model.gql, nodes)) {
      const name = inner[0]?.name.value as string;
      const link = model.links.get(name);
      if (name === '__typename') out.put(response, text(`"${typeName}"`));
      else if (link?.kind === 'one' && link.of === 'subject') {
        c.use(model, name);
        out.put(response, this.subjectOf(inner));
      } else {
        const value = this.common(name, inner);
        if (value) out.put(response, value);
        else own.set(response, inner);
      }
    }
    for (const [response, inner] of own) out.put(response, this.own(model, response, inner));
    return out.end();
  }

  /** The record is at hand already. */
  private subjectOf(nodes: Nodes): Text {
    return objectOf(this.c, this.subject, new Scope(this.record), this.c.selection(this.subject.gql, nodes));
  }

  /** One field out of the payload, as the member of an object that has no other. */
  private own(model: Model, response: string, nodes: Nodes): Text {
    const object = objectOf(this.c, model, this.event, new Map([[response, nodes]]));
    const before = `{${JSON.stringify(response)}:`.length;
    return expression(`substr(left(${object},-1),${before + 1})`);
  }

  private left(nodes: Nodes, reason: string): Text {
    const { c, log, subject } = this;
    const name = `${subject.name}Left`;
    const out = new ObjectText();
    for (const [response, inner] of c.selection(c.type(name), nodes)) {
      const field = inner[0]?.name.value as string;
      const id = encode({ kind: 'id', db: 'uuid', nullable: false, prefix: subject.declared.prefix }, `${log}.subject_id`);
      if (field === '__typename') out.put(response, text(`"${name}"`));
      else if (field === 'id') out.put(response, id);
      else if (field === 'reason') out.put(response, text('"').sql(reason).literal('"'));
      else out.put(response, this.common(field, inner) as Text);
    }
    return out.end();
  }

  /**
   * Whether the record matched before the event: the record as it is, with what this and all later changes overwrote put back. Only events that changed
   * something are looked at.
   */
  private matchedBefore(where: Value): string {
    const { c, log, record, subject } = this;
    const was = c.alias();
    const later = `select jsonb_object_agg(k,v) from (select distinct on (b.k) b.k,b.v from visible.event_log l,jsonb_each(l.before) b(k,v)
      where l.kind=${literal(this.follow.kind)} and l.subject_id=${log}.subject_id and l.position>=${log}.position order by b.k,l.position) o`;
    const conditions = c.ofOne(() => whereOf(c, subject, was, where));
    return `${log}.before is not null and exists (select from jsonb_populate_record(${record}.whole,(${later})) ${was} where ${conditions.join(' and ') || 'true'})`;
  }

  /** What is told of an event: itself while its record is in sight and matches, that it left if it is not, or nothing. */
  text(responseName: string, nodes: Nodes, where: Value | undefined): string {
    const { c, record, log } = this;
    const wrap = (object: Text) =>
      text(`{"data":{${JSON.stringify(responseName)}:`)
        .add(object)
        .literal('}}')
        .toString();
    const events = Object.entries(this.follow.events).map(
      ([type, { name }]) => `when ${literal(name)} then ${wrap(this.told(type, nodes))}`,
    );
    const told = `case ${log}.name ${events.join(' ')} end`;
    const gone = wrap(this.left(nodes, `case when ${log}.deleted then 'DELETED' else 'NOT_VISIBLE' end`));
    const cases = [`when ${record}.id is null then ${gone}`];
    if (where?.v == null) return `case ${cases.join(' ')} else ${told} end`;
    const matches = c.ofOne(() => whereOf(c, this.subject, record, where)).join(' and ') || 'true';
    cases.push(`when ${matches} then ${told}`, `when ${this.matchedBefore(where)} then ${wrap(this.left(nodes, `'NO_LONGER_MATCHES'`))}`);
    return `case ${cases.join(' ')} end`;
  }

  statement(responseName: string, nodes: Nodes, where: Value | undefined): string {
    const { c, record, log, subject, follow } = this;
    const told = this.text(responseName, nodes, where);
    const { viewer } = c.source;
    const seen = readerCondition({ ...LOG, kind: follow.kind }, viewer, 'l', (get, type) => c.parameter(asked => get(asked.viewer), type));
    const bound = (get: (stretch: Stretch) => unknown, type: string) => c.parameter(asked => get((asked as AskedStretch).stretch), type);
    const conditions = [
      `l.kind=${literal(follow.kind)}`,
      `l.name in (${Object.values(follow.events).map(({ name }) => literal(name))})`,
      `l.position>${bound(s => String(s.after), 'bigint')}`,
      `l.position<=${bound(s => String(s.upTo), 'bigint')}`,
      ...(seen ? [seen] : []),
    ];
    const rows = `select * from visible.event_log l where ${conditions.join(' and ')} order by l.position limit ${bound(s => s.limit, 'int')}`;
    const joined = `(${rows}) ${log} left join lateral (select s.*,s whole from ${subject.table} s where s.id=${log}.subject_id) ${record} on true`;
    return `(select string_agg(${log}.position||'${UNIT}'||coalesce(${told},''),'${RECORD}' order by ${log}.position) from ${joined})`;
  }
}

/**
 * Compiles the root field of a subscription to one statement over a stretch of the log.
 *
 * @throws FORBIDDEN, INVALID_INPUT, LIMIT_EXCEEDED
 */
export function compileFollow(source: Source, operation: OperationDefinitionNode): CompiledFollow {
  const c = new Compilation(source);
  const { schema, fragments, models, variables } = source;
  const root = schema.getSubscriptionType() as GraphQLObjectType;
  const [[responseName, nodes] = []] = collectFields(schema, fragments, variables as Record<string, unknown>, root, operation.selectionSet);
  const field = nodes?.[0]?.name.value ?? '';
  const follow = models.follows.get(field);
  const subject = follow && models.byClass.get(follow.subject());
  if (!responseName || !nodes || !follow || !subject) throw forbidden(`the subscription "${field}"`);
  c.reach(subject, `Subscription.${field}`);
  const { where, after } = c.args(nodes);
  const statement = new Follow(c, follow, subject).statement(responseName, nodes, where);
  c.kinds.add(follow.kind);
  const given = nodes[0]?.arguments?.find(argument => argument.name.value === 'after')?.value;
  const afterVariable = given?.kind === 'Variable' ? given.name.value : undefined;
  const columns = c.guarded([statement]);
  return { columns, parameters: c.parameters, kinds: c.kinds, holds: c.holds, field, responseName, nodes, after, afterVariable };
}

/** The payload of `CaughtUp` as the document selects it. */
export function caughtUpText(source: Source, { responseName, nodes }: CompiledFollow, cursor: string): string {
  const c = new Compilation(source);
  const values: Record<string, string> = { __typename: 'CaughtUp', cursor };
  const fields = [...c.selection(c.type('CaughtUp'), nodes)].map(([response, [node]]) => [response, values[node?.name.value ?? '']]);
  return JSON.stringify({ data: { [responseName]: Object.fromEntries(fields) } });
}
