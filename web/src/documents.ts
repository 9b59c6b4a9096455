import { type OperationDefinitionNode, parse } from 'graphql';

/** A document of `schema/operations/` as a tab opens it. */
export interface Example {
  name: string;
  title: string;
  /** What the comment above it says. */
  about: string;
  area: string;
  kind: `${OperationDefinitionNode['operation']}`;
  query: string;
  variables: string;
}

const spaced = (name: string) => name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, ' ');
const sentence = (name: string) => spaced(name).replace(/ [A-Z](?=[a-z])/g, letter => letter.toLowerCase());
const needsVariables = ({ variableDefinitions = [] }: OperationDefinitionNode) =>
  variableDefinitions.some(({ type, defaultValue }) => type.kind === 'NonNullType' && !defaultValue);

/** As a comment that can be read without scrolling. */
const remark = (about: string) => about.replace(/\s+/g, ' ').replace(/(.{1,48})(?: |$)/g, '# $1\n');

/** Comments above an operation, up to the blank line before. `Variables:` starts the JSON that the example is tried with; it ends the comment. */
function commentsOf(lines: string[]) {
  const text = lines.map(line => line.replace(/^#\s?/, '')).join('\n');
  const [said = '', variables = ''] = text.split(/^Variables:/m);
  const title = /^Example: *(.+)$/m.exec(said)?.[1]?.trim();
  return { title, about: said.replace(/^Example:.*$/m, '').trim(), variables: variables.trim() };
}

/** The operations of a file of `schema/operations/` that run as they stand: those that need variables only if their comment gives some. */
export function examplesOf(path: string, source: string): Example[] {
  const area = /([^/]+)\.graphql$/.exec(path)?.[1] ?? path;
  const { definitions } = parse(source);
  const fragments = definitions.filter(each => each.kind === 'FragmentDefinition').map(({ loc }) => source.slice(loc?.start, loc?.end));
  return definitions.flatMap(operation => {
    if (operation.kind !== 'OperationDefinition' || !operation.name || !operation.loc) return [];
    const above = source.slice(0, operation.loc.start).trimEnd().split('\n');
    const comments = above.slice(above.findLastIndex(line => !line.startsWith('#')) + 1);
    const { title, about, variables } = commentsOf(comments);
    if (needsVariables(operation) && !variables) return [];
    const name = operation.name.value;
    const text = source.slice(operation.loc.start, operation.loc.end);
    const used = fragments.filter(fragment => new RegExp(`\\.\\.\\.\\s*${/fragment\s+(\w+)/.exec(fragment)?.[1]}\\b`).test(text));
    return [
      {
        name,
        title: title ?? sentence(name),
        about,
        area,
        kind: operation.operation,
        query: `${remark(about)}${[text, ...used].join('\n\n')}\n`,
        variables: variables && JSON.stringify(JSON.parse(variables), null, 2),
      },
    ];
  });
}
