import { Extensions, UseMiddleware } from 'type-graphql';
import { forbidden, platformErrors } from '../api/errors.js';
import type { Context } from '../server/context.js';
import { permits, type Viewer } from './viewer.js';

/** A place of a document that is not for everybody. */
export interface Use {
  /** As `Customer.taxId` or `Mutation.postingCreate`. */
  field: string;
  /** Permission that the field asks for (`posting.write`), from `@Requires`. */
  requires?: string | undefined;
}

/**
 * Refuses a document before anything of it runs: by what it selects, and by what its filters, orders, searches, measures and dimensions name.
 *
 * @throws UNAUTHENTICATED if the document needs a permission and nobody is signed in
 * @throws FORBIDDEN naming the first field that the viewer's roles hide or do not permit
 */
export function refuse(viewer: Viewer | null, uses: Iterable<Use>): void {
  for (const { field, requires } of uses) {
    if (viewer?.hidden.has(field)) throw forbidden(`the field "${field}"`);
    if (!requires) continue;
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    if (!permits(viewer, requires)) throw forbidden(`"${field}", which takes the permission "${requires}"`);
  }
}

/**
 * The operation takes this permission: an action (`read`, `write`, `delete`) on a kind of record, at any scope; row security decides which rows.
 * The check of the document reads it from the field's `extensions.requires`; whatever runs past that check is stopped here.
 */
export const Requires =
  (permission: string) =>
  (prototype: object, name: string, descriptor: PropertyDescriptor): void => {
    Extensions({ requires: permission })(prototype, name, descriptor);
    UseMiddleware(({ context, info }, next) => {
      refuse((context as Context).viewer, [{ field: `${info.parentType.name}.${info.fieldName}`, requires: permission }]);
      return next();
    })(prototype, name, descriptor);
  };
