import type { GraphQLSchema } from 'graphql';
import type { Settings } from './compile/compilation.js';
import type { Models } from './model.js';

interface Bound {
  models: Models;
  settings: Settings;
}
const bound = new WeakMap<GraphQLSchema, Bound>();

/** Notes what records are compiled with when a resolver that knows only its schema reads some. */
export const bind = (schema: GraphQLSchema, to: Bound): void => {
  bound.set(schema, to);
};
export const boundTo = (schema: GraphQLSchema): Bound | undefined => bound.get(schema);
