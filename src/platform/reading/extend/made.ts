import { type GraphQLNamedType, GraphQLScalarType, type GraphQLSchema, isScalarType } from 'graphql';

/** Declared by some areas for answers of their own: the same type then. */
const SHARED = new Set(['PageInfo', 'Node']);

/** Types made beside those that type-graphql has built: each name once. */
export class Made {
  readonly types = new Map<string, GraphQLNamedType>();

  constructor(
    readonly schema: GraphQLSchema,
    private readonly scalars: Readonly<Record<string, GraphQLScalarType>>,
  ) {}

  /** The type of this name, made if it is not there. `make` must not ask for the same name again, except within a thunk. */
  once<T extends GraphQLNamedType>(name: string, make: (name: string) => T): T {
    const known = this.types.get(name);
    if (known) return known as T;
    const declared = this.schema.getType(name);
    if (declared && !SHARED.has(name)) throw new Error(`The name "${name}" is taken by a type of an area: lists and filters need it.`);
    if (declared) return declared as T;
    const type = make(name);
    this.types.set(name, type);
    return type;
  }

  /** A scalar of the API, whether or not a resolver mentions it. */
  scalar(name: string): GraphQLScalarType {
    const known = this.schema.getType(name);
    if (isScalarType(known)) return known;
    const own = this.scalars[name];
    if (!own) throw new Error(`There is no scalar "${name}".`);
    return this.once(name, () => own);
  }
}
