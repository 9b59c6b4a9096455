import { readFileSync } from 'node:fs';
import { Kind, type OperationDefinitionNode, parse, print } from 'graphql';

const files = new Map<string, ReadonlyMap<string, string>>();

function operationsIn(area: string): ReadonlyMap<string, string> {
  const document = parse(readFileSync(`schema/operations/${area}.graphql`, 'utf8'));
  const named = document.definitions.filter((d): d is OperationDefinitionNode => d.kind === Kind.OPERATION_DEFINITION);
  return new Map(named.map(definition => [definition.name?.value ?? '', print(definition)]));
}

/** A document that clients are shown, from `schema/operations/<area>.graphql`: tests and GraphiQL use the same. */
export function operation(area: string, name: string): string {
  const known = files.get(area) ?? operationsIn(area);
  files.set(area, known);
  const text = known.get(name);
  if (!text) throw new Error(`schema/operations/${area}.graphql has no operation "${name}".`);
  return text;
}
