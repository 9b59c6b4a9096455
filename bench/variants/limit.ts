import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { reply, replyInOne } from './limit-reply.ts';
import { statements } from './limit-statements.ts';

// What a careful engineer reaches by hand: node:http, pg, and one prepared statement whose text goes straight to the socket.
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: Number(process.env.POOL_SIZE) });
const concatenated = process.env.FORM === 'text';
const answerChange = concatenated ? replyInOne : reply;
const texts = concatenated ? statements.concatenated : statements.built;

async function answer(path: string, body: Record<string, string>): Promise<string> {
  const name = path.slice(1) as 'Q1' | 'Q2' | 'Q3' | 'Q5';
  if (name === 'Q5') return answerChange(pool, body);
  const { rows } = await pool.query({ name, text: texts[name], values: [body.id ?? body.region] });
  return rows[0].data;
}

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    answer(request.url ?? '', JSON.parse(Buffer.concat(chunks).toString())).then(
      text => {
        const bytes = Buffer.from(text);
        response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': bytes.length }).end(bytes);
      },
      error => response.writeHead(500).end(String(error)),
    );
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
process.on('disconnect', () => process.exit());
