import type { FieldNode } from 'graphql';
import type { Link } from '../links.js';
import type { Compilation } from './compilation.js';
import { feed } from './feed.js';
import { many } from './many.js';
import { one } from './one.js';
import { rows } from './rows.js';
import type { Scope } from './scope.js';
import type { Text } from './text.js';
import { totals } from './totals.js';

/** What a relation answers, as JSON text. `parent` is the row that it hangs on; none at the root. */
export function relation(c: Compilation, link: Link, parent: Scope | undefined, nodes: readonly FieldNode[]): Text {
  switch (link.kind) {
    case 'one':
      return one(c, link, parent, nodes);
    case 'many':
      return many(c, link, parent, nodes);
    case 'feed':
      return feed(c, link, parent as Scope, nodes);
    case 'totals':
      return totals(c, link, parent, nodes);
    case 'written':
      if (!link.write) throw new Error(`Whoever writes "${link.parent.name}" writes "${link.name}" too.`);
      return link.write(c, nodes);
    case 'rows':
      return rows(c, link, parent, nodes);
  }
}
