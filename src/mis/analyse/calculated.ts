import { applyChanges } from '../../platform/api/changes.js';
import { invalidInput, type WrongField } from '../../platform/api/errors.js';
import { locked } from '../../platform/database/locked.js';
import type { Tx } from '../../platform/database/tx.js';
import type { Unit } from '../metrics/define.js';
import { CalculatedMeasure } from './calculated.entity.js';
import type { CalculatedMeasureArchiveInput, CalculatedMeasureCreateInput, CalculatedMeasureUpdateInput } from './calculated.input.js';
import { namesIn, readFormula, unitsOf, WrongFormula } from './calculated.rules.js';
import { everything } from './everything.js';

/** What is wrong with a formula in this unit. */
function wrongFormula(formula: string, unit: Unit): WrongField[] {
  try {
    const node = readFormula(formula);
    const names = namesIn(node);
    const measures = new Map(everything.measures.map(measure => [measure.name, measure]));
    const unknown = names.filter(name => !measures.has(name));
    if (unknown.length) throw new WrongFormula(`there is no measure "${unknown.join('", "')}": \`metrics { everywhere }\` lists all`);
    if (!names.length) throw new WrongFormula('it names no measure');
    const units = unitsOf(node, name => measures.get(name)?.unit as Unit);
    if (!units.includes(unit)) return [{ path: ['unit'], message: `of this formula it is ${units.join(' or ')}.` }];
    return [];
  } catch (error) {
    if (error instanceof WrongFormula) return [{ path: ['formula'], message: `${error.message}.` }];
    throw error;
  }
}

/** @throws INVALID_INPUT for a formula or unit that can not be, or the code of a measure that there is; CONFLICT if the code is taken */
export async function createCalculated(tx: Tx, input: CalculatedMeasureCreateInput): Promise<CalculatedMeasure> {
  const wrong = wrongFormula(input.formula, input.unit);
  if (everything.measures.some(({ name }) => name === input.code))
    wrong.push({ path: ['code'], message: 'a measure of `analyse` has it.' });
  if (wrong.length) throw invalidInput(wrong);
  return tx.em.create(CalculatedMeasure, { ...input });
}

/** @throws NOT_FOUND, CONFLICT; INVALID_INPUT for a formula or unit that can not be */
export async function updateCalculated(
  tx: Tx,
  { calculatedMeasureId, expectedVersion, ...input }: CalculatedMeasureUpdateInput,
): Promise<CalculatedMeasure> {
  const measure = await locked(tx, CalculatedMeasure, 'calculated', calculatedMeasureId, expectedVersion);
  const changed = applyChanges(measure, input, { required: ['name', 'formula', 'unit', 'goodWhen'], optional: ['description'] });
  const wrong = wrongFormula(measure.formula, measure.unit);
  if (wrong.length) throw invalidInput(wrong);
  if (changed.includes('formula') || changed.includes('unit')) measure.definitionVersion += 1;
  return measure;
}

/** @throws NOT_FOUND, CONFLICT */
export async function archiveCalculated(
  tx: Tx,
  { calculatedMeasureId, archived, expectedVersion }: CalculatedMeasureArchiveInput,
): Promise<CalculatedMeasure> {
  const measure = await locked(tx, CalculatedMeasure, 'calculated', calculatedMeasureId, expectedVersion);
  if (archived !== (measure.archivedAt !== null && measure.archivedAt !== undefined)) measure.archivedAt = archived ? tx.now : null;
  return measure;
}
