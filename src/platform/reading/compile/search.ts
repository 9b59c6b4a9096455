import { forbidden, platformErrors } from '../../api/errors.js';
import type { Column } from '../columns.js';
import type { Model } from '../model.js';
import { wordsOf } from '../search.rules.js';
import type { Value } from '../values.js';
import type { Compilation } from './compilation.js';
import type { Term } from './order.js';
import type { PageScope } from './scope.js';

export interface Search {
  conditions: string[];
  /** Best first. */
  rank: Term;
}

/** Whoever may not read a field may not find by it either. */
function permit(c: Compilation, model: Model): void {
  const { searched, search } = model.declared;
  if (searched) {
    for (const field of searched) {
      const [other, name] = field.split('.');
      const elsewhere = name && c.source.models.get(other ?? '');
      if (elsewhere) c.use(elsewhere, name);
      else c.use(model, field);
    }
  } else if ([...c.source.viewer.hidden].some(name => name.startsWith(`${model.name}.`)))
    throw forbidden(`searching "${model.name}", since "${search}" may hold fields that they hide`);
}

/**
 * Rows in which every word of the text is found: as it stands, or with typing errors by its trigrams, or, of scripts without spaces, by pairs of
 * characters. Each condition is served by an index.
 */
export function searchOf(c: Compilation, model: Model, row: PageScope, search: Value): Search {
  permit(c, model);
  const column = model.columns.get(model.declared.search as string) as Column;
  const bigrams = model.columns.get(column.property.replace(/Text$/, 'Bigrams'));
  const { words, runs } = wordsOf(String(search.v));
  if (!words.length && !runs.length) throw platformErrors.INVALID_INPUT('"search" needs at least one letter or digit.');
  const { alias } = row;
  const ref = `${alias}.${column.sql}`;
  const conditions = words.map((_, i) => {
    const word = c.parameter(({ variables }) => wordsOf(String(search.get(variables))).words[i], 'text');
    const pattern = c.parameter(
      ({ variables }) => `%${wordsOf(String(search.get(variables))).words[i]?.replace(/[\\%_]/g, '\\$&')}%`,
      'text',
    );
    return `(folded(${word}) <% ${ref} or ${ref} like folded(${pattern}))`;
  });
  if (runs.length) {
    const run = c.parameter(({ variables }) => wordsOf(String(search.get(variables))).runs, 'text[]');
    if (bigrams) conditions.push(`${alias}.${bigrams.sql} @> ${run}`);
    else throw platformErrors.INVALID_INPUT(`"search" of "${model.name}" does not take scripts without spaces.`);
  }
  const whole = c.parameter(({ variables }) => String(search.get(variables)).trim(), 'text');
  const rank = `word_similarity(folded(${whole}),${ref})+(${ref} like folded(${whole})||'%')::int`;
  return {
    conditions,
    rank: {
      name: 'relevance',
      descending: true,
      nullable: false,
      db: 'real',
      inside: `(${rank})::real`,
      outside: () => row.value('rank', () => `(${rank})::real`),
    },
  };
}
