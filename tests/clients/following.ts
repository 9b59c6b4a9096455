import { type ClientOptions, createClient, type Handlers, type Link, type Why } from '#client';
import { NewLeadDocument, type NewLeadSubscription, type NewLeadSubscriptionVariables } from '../generated/operations.js';
import { positionOf } from '../live/leads.js';
import { type CastName, emailOf, PASSWORD } from '../support/cast.js';

export type NewLead = Exclude<NewLeadSubscription['newLead'], { __typename: 'CaughtUp' }>;
export type Way = 'socket' | 'stream';

/** Does not let tests wait. */
export const HASTY = { first: 4, most: 40 };

/** A client of the package through an address of one's own, such as a bad network. */
export async function signedIn(url: string, name: CastName, options: Partial<ClientOptions> = {}) {
  const client = createClient({ url: `${url}/graphql`, patience: HASTY, ...options });
  await client.signIn(emailOf(name), PASSWORD);
  return client;
}

/** What an app hears of `newLead`, and what it may wait for. */
export function follow(
  client: Awaited<ReturnType<typeof signedIn>>,
  { onEvent, ...handlers }: Partial<Handlers<NewLead>> & { variables?: NewLeadSubscriptionVariables } = {},
) {
  const events: NewLead[] = [];
  const links: Link[] = [];
  const rights: 'changed'[] = [];
  const caughtUp: number[] = [];
  const waiting = new Set<() => void>();
  const look = () => {
    for (const each of waiting) each();
  };
  const note = <T>(list: T[], item: T) => {
    list.push(item);
    look();
  };
  const subscription = client.subscribe(NewLeadDocument, {
    ...handlers,
    async onEvent(event) {
      await onEvent?.(event);
      note(events, event);
    },
    onCaughtUp: () => note(caughtUp, events.length),
    onRightsChanged: () => note(rights, 'changed'),
    onLink: link => note(links, link),
  });
  const ended = subscription.ended.then(
    () => undefined,
    (error: unknown) => error,
  );
  void ended.then(look);
  const until = (fits: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const check = () => {
        if (!fits()) return;
        waiting.delete(check);
        resolve();
      };
      waiting.add(check);
      check();
      void ended.then(error => {
        waiting.delete(check);
        reject(error ?? new Error('stopped'));
      });
    });
  const live = () => links.filter(({ state }) => state === 'live').length;
  return {
    events,
    links,
    rights,
    caughtUp,
    /** The error that it ended with, undefined after `stop`. */
    ended,
    until,
    /** Resolves when it is live for the `n`-th time. */
    live: (n = 1) => until(() => live() >= n),
    stop: () => subscription.stop(),
    get names() {
      return events.map(event => ('lead' in event ? event.lead.name : event.__typename));
    },
    get positions() {
      return events.map(({ cursor }) => positionOf(cursor));
    },
    get away() {
      return links.flatMap(link => (link.state === 'away' ? [link.error.code] : []));
    },
  };
}

/** A `read` that notes why it was asked, and answers the cursor of the list of leads. */
export function reading(client: Awaited<ReturnType<typeof signedIn>>) {
  const whys: Why[] = [];
  return {
    whys,
    read: async (why: Why) => {
      whys.push(why);
      const { leads } = await client.query<{ leads: { cursor: string } }>('{ leads(first: 1) { cursor nodes { id } } }');
      return leads.cursor;
    },
  };
}
