import LogisticRegression from 'ml-logistic-regression';
import { Matrix } from 'ml-matrix';
import type { Foretold } from '../../src/crm/leads/judging.rules.ts';
import type { FeatureName } from '../../src/crm/leads/scoring.rules.ts';
import type { Example } from '../../src/crm/leads/training.rules.ts';

/** A column of the design: of a category a value, of a number itself or that it is missing. */
type Column = (facts: Example['facts']) => number;

/** As it is usually done: a column a value, numbers by their mean and deviation, all to the same scale. */
function columnsOf(features: readonly FeatureName[], examples: readonly Example[]): Column[] {
  const raw = features.flatMap(({ name, kind }): Column[] => {
    const facts = examples.map(example => example.facts[name] ?? null);
    const missing: Column = each => ((each[name] ?? null) === null ? 1 : 0);
    if (kind === 'CATEGORY')
      return [
        missing,
        ...[...new Set(facts)]
          .filter(fact => fact !== null)
          .map(
            (fact): Column =>
              each =>
                each[name] === fact ? 1 : 0,
          ),
      ];
    const numbers = facts.filter(fact => fact !== null).map(Number);
    const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
    return [missing, each => Number(each[name] ?? mean)];
  });
  return raw.flatMap((column): Column[] => {
    const values = examples.map(({ facts }) => column(facts));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const deviation = Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
    return deviation > 1e-9 ? [facts => (column(facts) - mean) / deviation] : [];
  });
}

/** What the plain logistic regression foretells of the later leads. */
export function plainly(features: readonly FeatureName[], earlier: readonly Example[], later: readonly Example[]): Foretold[] {
  const columns = columnsOf(features, earlier);
  const design = (examples: readonly Example[]) => new Matrix(examples.map(({ facts }) => [1, ...columns.map(column => column(facts))]));
  // Its steps are all that keeps it from learning chance by heart: with more of them it foretells these leads worse.
  const model = new LogisticRegression({ numSteps: 60, learningRate: 4 / earlier.length / 10 });
  model.train(design(earlier), Matrix.columnVector(earlier.map(({ converted }) => (converted ? 1 : 0))));
  const scores = model.classifiers[0].testScores(design(later));
  return later.map(({ converted }, i) => ({ converted, probability: scores[i] }));
}
