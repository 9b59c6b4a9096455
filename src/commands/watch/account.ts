import { type Client, createClient } from '#client';
import { StartError } from '../../platform/config.js';

export interface Account {
  /** Of the server: `http://localhost:4000`, with or without `/graphql`. */
  url: string;
  email?: string | undefined;
  password?: string | undefined;
  key?: string | undefined;
}

interface DemoAccount {
  role: string;
  email: string;
  password: string;
}

/** Who sees most without being an administrator. */
const DEMO_ROLE = 'MANAGER';

/** The demo company tells its sign-ins to whoever asks; another installation tells none. */
async function demoAccount(server: URL): Promise<DemoAccount | undefined> {
  const response = await fetch(new URL('demo-accounts', server));
  const accounts = response.ok ? ((await response.json()) as DemoAccount[]) : [];
  return accounts.find(({ role }) => role === DEMO_ROLE);
}

/**
 * A client that is signed in: by key, by e-mail address and password, or as the manager of the demo company.
 *
 * @throws StartError if the server is not there, or wants to know who asks
 */
export async function openClient({ url, email, password, key }: Account): Promise<{ client: Client; url: string }> {
  const address = URL.parse(url.replace(/\/?(graphql)?\/?$/, '/'));
  if (!address || !/^https?:$/.test(address.protocol))
    throw new StartError(`"${url}" is no address of a server: try http://localhost:4000.`);
  const endpoint = new URL('graphql', address).href;
  if (key) return { client: createClient({ url: endpoint, apiKey: key }), url: address.href };
  let account = email && password ? { email, password } : undefined;
  if (!account) {
    if (email || password) throw new StartError('Give both --email and --password.');
    account = await demoAccount(address).catch(() => {
      throw new StartError(`No server answers at ${address.href} – start one with "npm start", or name another with --url.`);
    });
  }
  if (!account) throw new StartError('This server has no demo company: say who you are with --email and --password, or with --key.');
  const client = createClient({ url: endpoint });
  await client.signIn(account.email, account.password);
  return { client, url: address.href };
}
