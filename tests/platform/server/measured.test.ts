import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { launch, type Server, startServer } from '../../support/server.js';

const TOKEN = 'a token for the collector';

interface Attribute {
  key: string;
  value: { stringValue?: string; intValue?: number };
}
interface Span {
  name: string;
  kind: number;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: Attribute[];
}

/** A collector of traces, as OTLP over HTTP wants it. */
class Collector {
  readonly spans: Span[] = [];
  readonly services = new Set<string | undefined>();
  readonly #http: HttpServer = createServer((request, response) => {
    let text = '';
    request.on('data', part => (text += part));
    request.on('end', () => {
      const { resourceSpans } = JSON.parse(text) as {
        resourceSpans: { resource: { attributes: Attribute[] }; scopeSpans: { spans: Span[] }[] }[];
      };
      for (const { resource, scopeSpans } of resourceSpans) {
        this.services.add(resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue);
        this.spans.push(...scopeSpans.flatMap(({ spans }) => spans));
      }
      response.setHeader('content-type', 'application/json').end('{}');
      this.#http.emit('spans');
    });
  });

  async listen(): Promise<string> {
    this.#http.listen(0, '127.0.0.1');
    await once(this.#http, 'listening');
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  async until(fits: () => boolean): Promise<void> {
    while (!fits()) await once(this.#http, 'spans');
  }

  close(): void {
    this.#http.closeAllConnections();
    this.#http.close();
  }
}

const collector = new Collector();
let server: Server;
beforeAll(async () => {
  const endpoint = await collector.listen();
  server = await startServer({
    env: {
      METRICS_TOKEN: TOKEN,
      OTEL_EXPORTER_OTLP_ENDPOINT: endpoint,
      OTEL_SERVICE_NAME: 'bellwether-test',
      OTEL_BSP_SCHEDULE_DELAY: '50',
    },
  });
});
afterAll(async () => {
  await server.stop();
  collector.close();
});

/** What /metrics says, by name and labels. */
async function measured(authorization = `Bearer ${TOKEN}`): Promise<Map<string, number>> {
  const response = await fetch(`${server.url}/metrics`, { headers: { authorization } });
  expect(response.status).toBe(200);
  const lines = (await response.text()).split('\n').filter(line => line && !line.startsWith('#'));
  return new Map(
    lines.map(line => {
      const at = line.lastIndexOf(' ');
      return [line.slice(0, at), Number(line.slice(at + 1))];
    }),
  );
}

const QUERY = '{ customers(first: 1) { totalCount } }';

test('figures go to whoever has the token, and name nobody', async () => {
  for (const headers of [{}, { authorization: 'Bearer wrong' }] as Record<string, string>[])
    expect((await fetch(`${server.url}/metrics`, { headers })).status).toBe(401);
  const manager = await server.as('manager');
  const before = await measured();
  for (let i = 0; i < 3; i++) await manager.data(QUERY);
  await manager.data('{ me { name } }');
  await manager.query('query SecretName { nothing }');
  await manager.query('{ customers(first: 500) { totalCount } }');
  const listening = await manager.listen('subscription { newLead { __typename } }');
  await manager.data('mutation { leadCreate(input: { name: "Somebody Private" }) { lead { id } errors { code } } }');
  await listening.take(1);
  const after = await measured();
  const more = (name: string) => (after.get(name) ?? 0) - (before.get(name) ?? 0);
  expect(more('bellwether_request_seconds_count{operation="query",field="customers",lane="text",outcome="ok"}')).toBe(3);
  expect(more('bellwether_request_seconds_count{operation="query",field="me",lane="executor",outcome="ok"}')).toBe(1);
  expect(more('bellwether_request_seconds_count{operation="query",field="customers",lane="executor",outcome="error"}')).toBe(1);
  expect(more('bellwether_request_seconds_count{operation="mutation",field="leadCreate",lane="executor",outcome="ok"}')).toBe(1);
  expect(more('bellwether_errors_total{code="INVALID_INPUT"}')).toBe(1);
  expect(more('bellwether_errors_total{code="LIMIT_EXCEEDED"}')).toBe(1);
  expect(more('bellwether_log_events_total')).toBeGreaterThan(0);
  expect(after.get('bellwether_connections{transport="websocket"}')).toBe(1);
  expect(after.get('bellwether_subscriptions{transport="websocket"}')).toBe(1);
  expect(after.get('bellwether_subscription_groups')).toBe(1);
  expect(after.get('bellwether_log_end')).toBeGreaterThan(0);
  for (const depth of ['log_lag', 'outbox', 'outbox_age_seconds', 'jobs_dead'])
    expect(after.get(`bellwether_${depth}`)).toBeGreaterThanOrEqual(0);
  expect(after.get('bellwether_log_kept')).toBeGreaterThan(0);
  expect(after.get('bellwether_bytes{of="database"}')).toBeGreaterThan(after.get('bellwether_bytes{of="log"}') ?? 0);
  // busy with something else of the server, or idle
  const reading = ['busy', 'idle'].map(
    state => after.get(`bellwether_database_connections{pool="reading",state="${state}"}`) ?? Number.NaN,
  );
  expect(Math.max(...reading)).toBeGreaterThan(0);
  expect(after.get('process_resident_memory_bytes')).toBeGreaterThan(0);
  const told = [...after.keys()].join('\n');
  for (const secret of ['Private', 'SecretName', 'manager', 'Clara']) expect(told).not.toContain(secret);
});

test('a trace leads from the request to what answered it and to its statement', async () => {
  const traceId = '0af7651916cd43dd8448eb211c80319c';
  const manager = await server.as('manager');
  const mine = () => collector.spans.filter(span => span.traceId === traceId);
  const headers = { traceparent: `00-${traceId}-b7ad6b7169203331-01` };
  await manager.query(QUERY, {}, headers);
  await manager.query('mutation { leadCreate(input: { name: "Traced" }) { lead { name } errors { code } } }', {}, headers);
  await collector.until(() => mine().filter(({ name }) => name === 'POST /graphql').length === 2);
  const [query, change] = mine().filter(({ name }) => name === 'POST /graphql') as [Span, Span];
  const below = (parent: Span) => mine().filter(span => span.parentSpanId === parent.spanId);
  const named = (spans: Span[], name: string) => spans.find(span => span.name === name) as Span;
  expect([query.parentSpanId, query.kind]).toEqual(['b7ad6b7169203331', 2]);
  const value = (span: Span, key: string) => span.attributes.find(each => each.key === key)?.value;
  expect(value(query, 'bellwether.lane')).toEqual({ stringValue: 'text' });
  expect(value(query, 'http.response.status_code')).toEqual({ intValue: 200 });
  const statement = named(below(named(below(query), 'text')), 'statement');
  expect(value(statement, 'db.query.text')?.stringValue).toContain('visible.customers');
  expect(value(change, 'graphql.operation.type')).toEqual({ stringValue: 'mutation' });
  const executor = named(below(change), 'executor');
  expect(below(executor).map(({ name }) => name)).toEqual(expect.arrayContaining(['transact', 'statement']));
  expect([...collector.services]).toEqual(['bellwether-test']);
  expect(JSON.stringify(collector.spans)).not.toContain('Traced');
});

test('without its token there are no figures', async () => {
  const plain = await startServer({ database: server.database });
  try {
    expect((await fetch(`${plain.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(404);
  } finally {
    await plain.stop();
  }
});

test('what is not offered is told in one line', async () => {
  const wrong: Record<string, string>[] = [
    { OTEL_TRACES_EXPORTER: 'zipkin' },
    { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:1', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' },
  ];
  for (const env of wrong) {
    const { output, ended } = launch({ PORT: '0', DATABASE_URL: server.databaseUrl, ...env });
    expect(await ended).toBe(1);
    expect(output.join('\n')).toMatch(/OTEL_\w+ is "(zipkin|grpc)", but should be/);
  }
  const { output, ended } = launch({ PORT: '0', DATABASE_URL: server.databaseUrl, METRICS_TOKEN: 'short-secret' });
  expect(await ended).toBe(1);
  expect(output.join('\n')).not.toContain('short-secret');
});
