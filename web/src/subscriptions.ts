import type { OperationDefinitionNode } from 'graphql';
import { type Connection, connect, type Request } from './connection.js';
import { session } from './session.js';
import { makeStore } from './store.js';

/** So many events are kept in the result pane, the newest first. */
const SHOWN = 50;

export type Link = 'connecting' | 'live' | 'away';

/** A subscription that runs in one of GraphiQL's tabs, in front or behind. */
export interface Following {
  tab: string;
  name: string;
  link: Link;
  /** Events received since it was started. */
  received: number;
  /** Of these, how many came while another tab was in front. */
  unseen: number;
  /** What the person should know about the link; null if nothing. */
  note: string | null;
}

interface Sink {
  next(result: unknown): void;
  error(error: unknown): void;
  complete(): void;
}

interface Running {
  connection: Connection;
  events: unknown[];
  sink: Sink | null;
}

const running = new Map<string, Running>();
export const followed = makeStore<Following[]>([]);
let front = '';

const update = (tab: string, change: (was: Following) => Partial<Following>) =>
  followed.set(followed.get().map(each => (each.tab === tab ? { ...each, ...change(each) } : each)));

function end(tab: string): void {
  running.get(tab)?.connection.close();
  running.delete(tab);
  followed.set(followed.get().filter(each => each.tab !== tab));
}

/** Whether a subscription goes on in this tab. */
export const isFollowing = (tab: string): boolean => running.has(tab);

/** The id of the tab that the person looks at. */
export const tabInFront = (): string => front;

/** Tells which tabs exist and which is in front: a subscription ends with its tab, and goes on behind while another is in front. */
export function tabsChanged({ tabs, activeTabIndex }: { tabs: { id: string }[]; activeTabIndex: number }): void {
  front = tabs[activeTabIndex]?.id ?? '';
  for (const tab of [...running.keys()]) if (!tabs.some(({ id }) => id === tab)) end(tab);
  if (followed.get().some(each => each.tab === front && each.unseen)) update(front, () => ({ unseen: 0 }));
}

// Events are one person's: they end with the session.
let person = session.get()?.user.id;
session.watch(now => {
  if (now?.user.id === person) return;
  person = now?.user.id;
  for (const [tab, { sink }] of [...running]) {
    sink?.complete();
    end(tab);
  }
});

function start(tab: string, request: Request, operation: OperationDefinitionNode): Running {
  followed.set([
    ...followed.get(),
    { tab, name: operation.name?.value ?? 'Subscription', link: 'connecting', received: 0, unseen: 0, note: null },
  ]);
  const resumes = operation.variableDefinitions?.some(({ variable }) => variable.name.value === 'after') ?? false;
  const started: Running = {
    events: [],
    sink: null,
    connection: connect(request, resumes, {
      next(result) {
        started.events = [result, ...started.events].slice(0, SHOWN);
        update(tab, ({ received, unseen }) => ({ received: received + 1, unseen: tab === front ? 0 : unseen + 1 }));
        started.sink?.next({ events: started.events });
      },
      link: (link, note) => update(tab, () => ({ link, note })),
      end(error) {
        if (error) started.sink?.error(error);
        else started.sink?.complete();
        end(tab);
      },
    }),
  };
  running.set(tab, started);
  return started;
}

/** The events of a tab's subscription so far and from now on, newest first, each time as `{ events }`. */
const shown = (tab: string, mine: Running) => ({
  subscribe(sink: Sink) {
    mine.sink = sink;
    sink.next({ events: mine.events });
    return {
      unsubscribe() {
        mine.sink = null;
        // GraphiQL ends what runs when another tab comes to the front, as it does when the stop button is pressed: only the latter is meant.
        queueMicrotask(() => {
          if (tab === front && running.get(tab) === mine && !mine.sink) end(tab);
        });
      },
    };
  },
});

/** Starts a subscription in a tab. */
export const follow = (tab: string, request: Request, operation: OperationDefinitionNode) => shown(tab, start(tab, request, operation));

/** What is already followed in a tab, to show it again; null if nothing is. */
export function followAgain(tab: string) {
  const mine = running.get(tab);
  return mine ? shown(tab, mine) : null;
}
