import pg from 'pg';
import { BENCH_USER } from './seed.ts';

/** What may be asked for, in an order of chance, and as whom. */
export interface Questions {
  user: string;
  customers: string[];
  /** Of the same customers, what people call them by. */
  numbers: string[];
  regions: string[];
  tickets: string[];
}

const MOST = 20_000;

export async function questionsOf(plainUrl: string): Promise<Questions> {
  const client = new pg.Client({ connectionString: plainUrl });
  await client.connect();
  const all = async (text: string, ...values: unknown[]): Promise<string[]> =>
    (await client.query({ text, values, rowMode: 'array' })).rows.flat() as string[];
  try {
    const [user = ''] = await all('select id from users where email = $1', BENCH_USER);
    const customers = await all(`select id from customers order by md5(id::text) limit ${MOST}`);
    const numbers = await all(`select number from customers order by md5(id::text) limit ${MOST}`);
    const regions = await all('select distinct region from customers where region is not null order by region');
    const tickets = await all(`select id from tickets where status in ('OPEN', 'PENDING_CUSTOMER') order by md5(id::text) limit ${MOST}`);
    return { user, customers, numbers, regions, tickets };
  } finally {
    await client.end();
  }
}
