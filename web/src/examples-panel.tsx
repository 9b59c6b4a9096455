import { type GraphiQLPlugin, pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import type { Example } from './documents.js';
import { examples } from './examples.js';

const KINDS: [Example['kind'], string, string][] = [
  ['query', 'Ask', 'Queries'],
  ['subscription', 'Watch', 'Subscriptions: results arrive by themselves, until you stop or close the tab'],
  ['mutation', 'Change', 'Mutations: they write into this database'],
];

const Icon = () => (
  <svg
    viewBox="0 0 24 24"
    width="1em"
    height="1em"
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    aria-hidden="true"
  >
    <path d="M4 5.5A1.5 1.5 0 0 1 5.5 4H19v13H5.5A1.5 1.5 0 0 0 4 18.5zM4 18.5A1.5 1.5 0 0 0 5.5 20H19v-3M8 8h7M8 11.5h5" />
  </svg>
);

function Panel() {
  const { tabs } = useGraphiQL(pick('tabs'));
  const { addTab, changeTab } = useGraphiQLActions();
  const { queryEditor, variableEditor } = useGraphiQL(pick('queryEditor', 'variableEditor'));
  const open = ({ name, query, variables }: Example) => {
    const there = tabs.findIndex(tab => tab.title === name);
    if (there >= 0) return changeTab(there);
    addTab();
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
  };
  return (
    <section className="examples" aria-label="Examples">
      <h2 className="graphiql-doc-explorer-title">Examples</h2>
      {KINDS.map(([kind, title, about]) => {
        const mine = examples.filter(example => example.kind === kind);
        if (mine.length === 0) return null;
        return (
          <div key={kind}>
            <h3 title={about}>{title}</h3>
            <ul>
              {mine.map(example => (
                <li key={`${example.area}.${example.name}`}>
                  <button type="button" onClick={() => open(example)}>
                    <b>{example.title}</b>
                    <small>{example.area}</small>
                    {example.about && <span>{example.about}</span>}
                  </button>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </section>
  );
}

/** Every document that tests and clients share, one click away. */
export const examplesPlugin: GraphiQLPlugin = { title: 'Examples', icon: Icon, content: Panel };
