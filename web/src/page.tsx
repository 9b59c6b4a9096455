import { explorerPlugin } from '@graphiql/plugin-explorer';
import { GraphiQL, HISTORY_PLUGIN } from 'graphiql';
import { useMemo } from 'react';
import { CsvButton } from './csv-button.js';
import { firstTabs } from './examples.js';
import { examplesPlugin } from './examples-panel.js';
import { makeFetcher } from './fetcher.js';
import { LiveBar } from './live-bar.js';
import { session } from './session.js';
import { SignInBar } from './sign-in-bar.js';
import { useStore } from './store.js';
import { tabsChanged } from './subscriptions.js';

const plugins = [examplesPlugin, explorerPlugin({ showAttribution: false }), HISTORY_PLUGIN];
const tabs = firstTabs();
/** GraphiQL takes the first tab's query from its tabs, but its variables only from here. On a later visit both come from what it stored. */
const firstVariables = localStorage.getItem('graphiql:tabState') ? undefined : tabs?.[0]?.variables;

export function Page() {
  const person = useStore(session)?.user.id;
  // A new fetcher makes GraphiQL read the schema again: another person may be shown another one.
  const fetcher = useMemo(() => makeFetcher(person), [person]);
  return (
    <>
      <SignInBar />
      <main>
        <GraphiQL
          fetcher={fetcher}
          plugins={plugins}
          defaultTabs={tabs}
          initialVariables={firstVariables}
          defaultEditorToolsVisibility="variables"
          onTabChange={tabsChanged}
          inputValueDeprecation
          schemaDescription
          shouldPersistHeaders={false}
        >
          <GraphiQL.Logo> </GraphiQL.Logo>
          <GraphiQL.Toolbar>
            {({ prettify, merge, copy }) => (
              <>
                {prettify}
                {merge}
                {copy}
                <CsvButton />
              </>
            )}
          </GraphiQL.Toolbar>
          <GraphiQL.Footer>
            <LiveBar />
          </GraphiQL.Footer>
        </GraphiQL>
      </main>
    </>
  );
}
