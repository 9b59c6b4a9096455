import type { FieldNode, FragmentDefinitionNode, GraphQLObjectType, GraphQLSchema } from 'graphql';
import { collectSubfields } from 'graphql/execution/collectFields.js';
import { permits, type Viewer } from '../../access/viewer.js';
import { forbidden } from '../../api/errors.js';
import type { CustomField } from '../custom-fields.js';
import type { Computation } from '../declare.js';
import type { Model, Models } from '../model.js';
import { type Asked, type Value, type Variables, valueGiven } from '../values.js';

/** `text`: the answer itself, with the needs of computed fields in their places. `rows`: for the standard executor, keyed by `=` and the response name. */
export type Output = 'text' | 'rows';
export type Parameter = (asked: Asked) => unknown;

/** In what a computation needs, the number of its patch: members of a union may compute different things at one place. */
export const PATCH = '#';

/** A place of the answer where TypeScript computes a value from what the statement left there. */
export interface Patch {
  path: readonly string[];
  compute: Computation['compute'];
  /** The field's arguments. */
  args: (variables: Variables) => object;
}

/** What the server allows and where it is. */
export interface Settings {
  /** The most that a document may cost if the viewer's roles say nothing else. */
  costLimit: number;
  /** IANA name: where days, weeks and quarters of relative filters begin. */
  timeZone: string;
  /** Month that the organisation's fiscal year begins with; 1 = January, which it is without. */
  fiscalYearStartMonth?: number;
  /** Rows of a page at most, where that is not what clients may ask for: an export reads longer ones. */
  longestPage?: number;
}

/** What one statement is compiled from. */
export interface Source {
  schema: GraphQLSchema;
  models: Models;
  settings: Settings;
  fragments: Readonly<Record<string, FragmentDefinitionNode>>;
  variables: Variables;
  viewer: Viewer;
  output: Output;
}

/** One statement in the making. */
export class Compilation {
  readonly parameters: Parameter[] = [];
  readonly patches: Patch[] = [];
  /** Kinds of records that are read. */
  readonly kinds = new Set<string>();
  readonly path: string[] = [];
  /** Version of the custom fields, if any are used. */
  customVersion: number | undefined;
  /** Conditions are on single rows, not on all of a list. */
  onOne = false;
  private aliases = 0;

  constructor(readonly source: Source) {}

  get rows(): boolean {
    return this.source.output === 'rows';
  }

  /** What is compiled within is asked of one row at a time. */
  ofOne<T>(compile: () => T): T {
    const before = this.onOne;
    this.onOne = true;
    const made = compile();
    this.onOne = before;
    return made;
  }

  /** A bind parameter of this type of the database. */
  parameter(get: Parameter, type: string): string {
    return `$${this.parameters.push(get)}::${type}`;
  }

  alias(): string {
    return `t${++this.aliases}`;
  }

  /** How a value is named in the output: rows keep response names apart from the properties of objects made in TypeScript. */
  key(responseName: string): string {
    return this.rows ? `=${responseName}` : responseName;
  }

  /**
   * Notes that a field is used, in the selection, a filter, an order or a search.
   *
   * @throws FORBIDDEN if the viewer's roles hide it or lack its permission
   */
  use(model: Model, field: string): void {
    const name = `${model.name}.${field}`;
    const { viewer } = this.source;
    if (viewer.hidden.has(name)) throw forbidden(`the field "${name}"`);
    for (const permission of [model.gql.getFields()[field]?.extensions.requires ?? []].flat() as string[]) {
      if (!permits(viewer, permission)) throw forbidden(`"${name}", which takes the permission "${permission}"`);
    }
  }

  /** As `use`, for a column that a filter or an order names: of every field that shows it. */
  noteColumn(model: Model, property: string): void {
    this.use(model, property);
    for (const [field, { amount, currency }] of model.declared.amounts) {
      if (field !== property && (amount === property || currency === property)) this.use(model, field);
    }
    for (const link of model.links.values()) {
      if (link.kind === 'one' && link.name !== property && link.of === property) this.use(model, link.name);
    }
  }

  /** Whether a column is, or is part of, a field that the viewer's roles hide: nothing about it may be told by the order of rows, or by their cursors. */
  hides(model: Model, property: string): boolean {
    const hidden = (field: string) => this.source.viewer.hidden.has(`${model.name}.${field}`);
    if (hidden(property)) return true;
    for (const [field, { amount, currency }] of model.declared.amounts)
      if ((amount === property || currency === property) && hidden(field)) return true;
    return [...model.links.values()].some(link => link.kind === 'one' && link.of === property && hidden(link.name));
  }

  /** Custom fields of a model; the statement holds as long as they are as they are now. */
  customFields(model: Model): readonly CustomField[] {
    const { customFields } = this.source.models;
    this.customVersion = customFields.version;
    return customFields.of(model.declared.prefix ?? '');
  }

  /** What an area has named among its `definitions`; the statement holds as long as it is as it is now. */
  defined(name: string): unknown {
    const { customFields } = this.source.models;
    this.customVersion = customFields.version;
    return customFields.defined(name);
  }

  /** Columns of the statement, the first of which fails if the custom fields that it was made by have changed. */
  guarded(columns: readonly string[]): readonly string[] {
    const version = this.customVersion;
    const [first, ...others] = columns;
    if (version === undefined || first === undefined) return columns;
    const same = `(select version from public.custom_fields_now)=${this.parameter(() => version, 'bigint')}`;
    return [`case when ${same} then ${first} else outdated() end`, ...others];
  }

  /** Whether what was made here is as good as made now. */
  get holds(): () => boolean {
    const { customVersion } = this;
    const { customFields } = this.source.models;
    return () => customVersion === undefined || customVersion === customFields.version;
  }

  /** Whether the viewer's roles reach any row of the model. */
  reaches(model: Model): boolean {
    if (model.kind) this.kinds.add(model.kind);
    return !model.kind || permits(this.source.viewer, `${model.kind}.read`);
  }

  /** @throws FORBIDDEN if no row of the model is within the viewer's reach */
  reach(model: Model, field: string): void {
    if (!this.reaches(model)) throw forbidden(`reading records of the kind "${model.kind}" ("${field}")`);
  }

  /** Compiles what stands under a response name. */
  under<T>(responseName: string, compile: () => T): T {
    this.path.push(responseName);
    try {
      return compile();
    } finally {
      this.path.pop();
    }
  }

  selection(type: GraphQLObjectType, nodes: readonly FieldNode[]): Map<string, readonly FieldNode[]> {
    const { schema, fragments, variables } = this.source;
    return collectSubfields(schema, fragments, variables as Record<string, unknown>, type, nodes);
  }

  args(nodes: readonly FieldNode[]): Record<string, Value | undefined> {
    return Object.fromEntries((nodes[0]?.arguments ?? []).map(({ name, value }) => [name.value, valueGiven(value, this.source.variables)]));
  }

  /** An object type that `extend` has made. */
  type(name: string): GraphQLObjectType {
    return this.source.schema.getType(name) as GraphQLObjectType;
  }
}
