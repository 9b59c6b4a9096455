import { parseArgs, styleText } from 'node:util';
import { buildClientSchema, type GraphQLSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql';
import { BellwetherError, type Client, inMemory } from '#client';
import { StartError } from '../platform/config.js';
import { openClient } from './watch/account.js';
import { watchable, watchDocument } from './watch/document.js';
import { type Event, lineOf, type Paint } from './watch/line.js';
import { Status } from './watch/status.js';

const USAGE = `npm run watch -- NAME [--where JSON] [--after CURSOR] [--url URL] [--email ADDRESS --password PASSWORD | --key API_KEY]
  NAME    a subscription; without one, all of them are listed
  --where what the records must match, as in the schema: '{"status": {"eq": "ASSIGNED"}}'
  --after where to go on: the cursor of a list or an event
  Also from the environment: BELLWETHER_URL, BELLWETHER_EMAIL, BELLWETHER_PASSWORD, BELLWETHER_KEY.
  Without a sign-in it is the manager of the demo company.`;

const say = (line: string) => process.stdout.write(`${line}\n`);
const paint: Paint = (style, text) => styleText(style, text, { stream: process.stdout });

function read() {
  try {
    const text = { type: 'string' } as const;
    return parseArgs({
      allowPositionals: true,
      options: { where: text, after: text, url: text, email: text, password: text, key: text, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new StartError(`${(error as Error).message}\n\n${USAGE}`);
  }
}

function whereOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch (error) {
    throw new StartError(`--where is not JSON: ${(error as Error).message}. Write it like '{"status": {"eq": "ASSIGNED"}}'.`);
  }
}

async function schemaOf(client: Client): Promise<GraphQLSchema> {
  return buildClientSchema(await client.query<IntrospectionQuery>(getIntrospectionQuery({ inputValueDeprecation: false })));
}

function list(schema: GraphQLSchema): void {
  const all = watchable(schema);
  const width = Math.max(...all.map(({ name }) => name.length));
  say('What can be watched:\n');
  for (const { name, about } of all) say(`  ${paint('bold', name.padEnd(width))}  ${about}`);
  say(`\nFor example: npm run watch -- ${all.find(({ name }) => name === 'newLead')?.name ?? all[0]?.name}`);
}

async function watch(
  client: Client,
  schema: GraphQLSchema,
  name: string,
  url: string,
  options: { where?: string | undefined; after?: string | undefined },
) {
  if (!watchable(schema).some(each => each.name === name)) {
    throw new StartError(
      `There is no subscription "${name}". There is: ${watchable(schema)
        .map(each => each.name)
        .join(', ')}.`,
    );
  }
  const { me } = await client.query<{ me: { name: string; hiddenFields: string[] } }>('{ me { name hiddenFields } }');
  const cursor = inMemory(options.after);
  const status = new Status(say, paint);
  say(`Watching ${paint('bold', name)} at ${url} as ${me.name}. Ctrl-C ends it.`);
  const subscription = client.subscribe<{ [field: string]: Event }>(watchDocument(schema, name, me.hiddenFields), {
    variables: { where: whereOf(options.where) },
    cursor,
    read: why => {
      status.gap(why);
      return undefined;
    },
    onEvent: event => {
      status.event();
      say(lineOf(event, paint));
    },
    onCaughtUp: () => status.caughtUp(),
    onLink: link => status.link(link, cursor.load() !== undefined),
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void subscription.stop());
  await subscription.ended;
  const last = await cursor.load();
  if (last) say(`\nTo go on from here: npm run watch -- ${name} --after ${last}`);
}

async function main(): Promise<void> {
  const { values, positionals } = read();
  const [name, ...more] = positionals;
  if (values.help || more.length) throw new StartError(USAGE);
  const { env } = process;
  const { client, url } = await openClient({
    url: values.url ?? env.BELLWETHER_URL ?? 'http://localhost:4000',
    email: values.email ?? env.BELLWETHER_EMAIL,
    password: values.password ?? env.BELLWETHER_PASSWORD,
    key: values.key ?? env.BELLWETHER_KEY,
  });
  const schema = await schemaOf(client);
  if (name === undefined) list(schema);
  else await watch(client, schema, name, url, values);
}

main().then(
  () => process.exit(0),
  (error: Error) => {
    const isPlain = error instanceof StartError || error instanceof BellwetherError;
    process.stderr.write(isPlain ? `${error.message}\n` : `${error.stack}\n`);
    process.exit(1);
  },
);
