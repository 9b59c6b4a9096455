import type { Analysis, Measure, Unit } from '../metrics/define.js';
import { formulaSql, namesIn, readFormula } from './calculated.rules.js';

/** As statements are made from them. */
interface Defined {
  code: string;
  name: string;
  description: string | null;
  formula: string;
  unit: Unit;
  goodWhen: Measure['goodWhen'];
  definitionVersion: number;
}
const NAME = 'calculatedMeasures';

/** Those in use: `definitions` of the area. */
export const calculatedDefinitions = {
  [NAME]: `select coalesce(json_agg(json_build_object('code', code, 'name', name, 'description', description, 'formula', formula, 'unit', unit, 'goodWhen', good_when, 'definitionVersion', definition_version)), '[]')
  from visible.calculated_measures where archived_at is null`,
};

/** Finds measures that people have made of those of an analysis, by their code. */
export function calculatedIn(analysis: Analysis): NonNullable<Analysis['calculated']> {
  const measures = new Map(analysis.measures.map(measure => [measure.name, measure]));
  return (c, code) => {
    const found = ((c.defined(NAME) ?? []) as Defined[]).find(each => each.code === code);
    if (!found) return undefined;
    const node = readFormula(found.formula);
    const parts = namesIn(node).flatMap(name => measures.get(name) ?? []);
    return {
      ...{ name: found.code, label: found.name, unit: found.unit, goodWhen: found.goodWhen, definitionVersion: found.definitionVersion },
      ...{ kind: 'RATIO', of: [], formula: found.formula, description: found.description ?? '' },
      made: { parts, sql: part => formulaSql(node, part) },
    };
  };
}
