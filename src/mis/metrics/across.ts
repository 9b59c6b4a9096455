import { type Analysis, type Dimension, type Fact, type Measure, valueIn } from './define.js';

const nameOf = ({ name, everywhere }: Measure | Dimension) => everywhere ?? name;

/** What a dimension is of each fact of its analysis that has it. */
const valuesIn = (dimension: Dimension, facts: readonly Fact[]): Record<string, string> =>
  Object.fromEntries(
    facts.flatMap(fact => {
      const value = valueIn(dimension, fact);
      return value === undefined ? [] : [[fact.name, value]];
    }),
  );

/** @throws if both do not mean the same: figures by one of them would be of different things */
function joined(a: Dimension, b: Dimension): Dimension {
  if (JSON.stringify(a.lookup) !== JSON.stringify(b.lookup))
    throw new Error(`"${a.name}" is one thing in one analysis and another in the next: give one of them a name in \`everywhere\`.`);
  const value = { ...(a.value as Record<string, string>), ...(b.value as Record<string, string>) };
  const description = a.description.includes(b.description) ? a.description : `${a.description} ${b.description}`;
  return { ...a, value, description, origins: [...(a.origins ?? []), ...(b.origins ?? [])] };
}

/**
 * Several analyses as one: all of their measures, by the dimensions that they share.
 *
 * @throws at start if a name means two things
 */
export function across(name: string, description: string, analyses: readonly Analysis[]): Analysis {
  const measures = new Map<string, Measure>();
  const dimensions = new Map<string, Dimension>();
  for (const analysis of analyses) {
    for (const measure of analysis.measures) {
      const known = nameOf(measure);
      if (measures.has(known)) throw new Error(`Two measures are "${known}": give one of them a name in \`everywhere\`.`);
      const budget = analysis.measures.find(each => each.name === measure.budget);
      measures.set(known, { ...measure, name: known, ...(budget && { budget: nameOf(budget) }), origin: { analysis, name: measure.name } });
    }
    for (const dimension of analysis.dimensions) {
      const known = nameOf(dimension);
      const own: Dimension = {
        ...dimension,
        name: known,
        value: valuesIn(dimension, analysis.facts),
        origins: [{ analysis, name: dimension.name }],
      };
      const before = dimensions.get(known);
      dimensions.set(known, before ? joined(before, own) : own);
    }
  }
  const customFields = new Map(analyses.flatMap(each => (each.customFields ?? []).map(of => [of.kind, of] as const)));
  return {
    name,
    description,
    requires: 'analysis.read',
    facts: analyses.flatMap(({ facts }) => facts),
    measures: [...measures.values()],
    dimensions: [...dimensions.values()],
    customFields: [...customFields.values()],
  };
}
