import { pick, useGraphiQL, useGraphiQLActions } from '@graphiql/react';
import { useEffect } from 'react';
import { useStore } from './store.js';
import { type Following, followed, isFollowing, tabsChanged } from './subscriptions.js';

const WORDS = { connecting: 'Connecting', live: 'Live', away: 'Away' };
const count = (n: number) => (n === 0 ? 'waiting for the first event' : n === 1 ? '1 event' : `${n} events, newest first`);

/** Marks the tabs in which something goes on, with the number of events not seen yet. GraphiQL draws the tabs: only a style sheet reaches them. */
const marks = (following: Following[], ids: string[]) =>
  following
    .map(({ tab, link, unseen }) => {
      const room = unseen ? `content:"${unseen}";padding:2px 5px` : 'content:""';
      return `#graphiql-session-tab-${ids.indexOf(tab)}::before{display:inline-block;${room};background:var(--${link === 'live' ? 'live' : 'away'})}`;
    })
    .join('');

/** The line under the results: how the subscription of this tab stands, and what came in the tabs behind it. */
export function LiveBar() {
  const following = useStore(followed);
  const { tabs, activeTabIndex, subscription, responseEditor } = useGraphiQL(
    pick('tabs', 'activeTabIndex', 'subscription', 'responseEditor'),
  );
  const { changeTab, run, stop } = useGraphiQLActions();
  const ids = tabs.map(each => each.id);
  const front = ids[activeTabIndex] ?? '';

  useEffect(() => tabsChanged({ tabs, activeTabIndex }), [tabs, activeTabIndex]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: only another tab in front, not the start of a subscription, brings this about
  useEffect(() => {
    if (subscription) stop();
    if (isFollowing(front)) run();
  }, [front, responseEditor]);

  const here = following.find(each => each.tab === front);
  const behind = following.filter(each => each.tab !== front);
  if (following.length === 0) return null;
  return (
    <div className="live-bar" role="status">
      <style>{marks(following, ids)}</style>
      {here && (
        <span className="link" data-link={here.link}>
          <i />
          <b>{WORDS[here.link]}</b>
          {here.note ?? count(here.received)}
        </span>
      )}
      {behind.map(({ tab: id, name, link, unseen }) => (
        <button key={id} type="button" className="link" data-link={link} onClick={() => changeTab(ids.indexOf(id))} title={`Show ${name}`}>
          <i />
          {name}
          {unseen > 0 && <em>{unseen} new</em>}
        </button>
      ))}
    </div>
  );
}
