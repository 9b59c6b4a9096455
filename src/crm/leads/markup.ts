/** HTML that may be sent as it is. Only `html` makes it. */
class Markup {
  constructor(readonly text: string) {}
}

export type { Markup };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
const escaped = (text: string): string => text.replace(/[&<>"']/g, character => ENTITIES[character] as string);

type Value = Markup | readonly Value[] | string | number | null | undefined | boolean;

const written = (value: Value): string => {
  if (value instanceof Markup) return value.text;
  if (Array.isArray(value)) return value.map(written).join('');
  return value === null || value === undefined || typeof value === 'boolean' ? '' : escaped(String(value));
};

/** A template whose values are escaped, in text and in quoted attributes; other markup and lists of it stand as they are, nothing stands for null and booleans. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Markup =>
  new Markup(parts.reduce((text, part, i) => `${text}${written(values[i - 1])}${part}`));
