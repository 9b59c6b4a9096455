import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { Duration } from 'luxon';

/** Ends a start or a command. The message is one line for whoever sits at the terminal: what is wrong, and what to do. */
export class StartError extends Error {
  override name = 'StartError';
}

/** One environment variable. `read` throws an `Error` with what it should be. */
export interface Setting<T> {
  variable: string;
  /** As it would stand in the environment; `undefined` for "not set". */
  fallback: string | undefined;
  description: string;
  read(text: string): T;
}

type Read<T> = (text: string) => T;
const required = <T>(variable: string, fallback: string, description: string, read: Read<T>): Setting<T> => ({
  variable,
  fallback,
  description,
  read,
});
const optional = <T>(variable: string, description: string, read: Read<T>): Setting<T | undefined> => ({
  variable,
  fallback: undefined,
  description,
  read,
});

const must = (be: string): never => {
  throw new Error(be);
};
const text: Read<string> = value => value;
const flag: Read<boolean> = value => (['true', 'false'].includes(value) ? value === 'true' : must('"true" or "false"'));
const folder: Read<string> = value => resolve(value);
const oneOf =
  <T extends string>(...allowed: T[]): Read<T> =>
  value =>
    allowed.find(each => each === value) ?? must(`one of ${allowed.join(', ')}`);
const integer =
  (least: number, most: number): Read<number> =>
  value =>
    /^\d{1,15}$/.test(value) && Number(value) >= least && Number(value) <= most
      ? Number(value)
      : must(`a whole number from ${least} to ${most}`);
/** Milliseconds, from a plain number of them or an ISO 8601 duration. */
const duration =
  (least: string): Read<number> =>
  value => {
    const given = /^\d{1,15}$/.test(value) ? Duration.fromMillis(Number(value)) : Duration.fromISO(value);
    if (!given.isValid || given.toMillis() < Duration.fromISO(least).toMillis())
      must(`a duration such as PT30S, PT15M or P7D, or milliseconds, of at least ${least}`);
    return given.toMillis();
  };
/** Start-up options of an address would replace ours, and with them the role. */
const postgres: Read<string> = value =>
  /^postgres(ql)?:\/\//.test(value) && URL.canParse(value) && !new URL(value).searchParams.has('options')
    ? value
    : must('an address such as postgres://user:password@host:5432/database, without "options"');
const smtp: Read<string> = value =>
  /^smtps?:\/\//.test(value) && URL.canParse(value) ? value : must('an address such as smtps://user:password@mail.example.com:465');
const sender: Read<string> = value =>
  /^([^<>@]+<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/.test(value)
    ? value
    : must('an address such as "Nordwind <service@nordwind.example>"');
/** One after the other, separated by commas. */
const each =
  <T>(read: Read<T>): Read<T[]> =>
  value =>
    value.split(',').map(part => read(part.trim()));
/** An address of the network, or a range of them. */
const network: Read<string> = value => {
  const [, address = '', bits] = /^([\da-fA-F.:]+)(?:\/(\d{1,3}))?$/.exec(value) ?? [];
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return Number(bits ?? 0) <= most ? value : must('addresses or ranges such as 10.0.0.0/8 or ::1, separated by commas');
};
const origins: Read<string[]> = value =>
  value
    .split(',')
    .map(each =>
      URL.canParse(each.trim())
        ? new URL(each.trim()).origin
        : must('a list of web origins such as https://app.example.com, separated by commas'),
    );

/** Whether what comes from there comes from nobody else: `https`, or plain `http` on this machine. */
export const isSafeAddress = (address: string): boolean =>
  URL.canParse(address) && /^(https:|http:\/\/(localhost|127\.0\.0\.1|\[::1\])[:/])/.test(new URL(address).href);
const safeAddress: Read<string> = value =>
  isSafeAddress(value) ? value : must('an address that begins with https:// (or http:// on this machine)');

/**
 * Everything that can be configured. A new one is one line here; the property is its name in the code, the table of the docs is made from the rest.
 * Durations are milliseconds in the code.
 */
export const settings = {
  port: required('PORT', '4000', 'Port that the server listens on; 0 takes a free one.', integer(0, 65_535)),
  host: required('HOST', '127.0.0.1', 'Address that the server listens on; 0.0.0.0 for every network interface.', text),
  dataDir: required('DATA_DIR', '.data', 'Folder of the embedded PostgreSQL.', folder),
  databaseUrl: optional(
    'DATABASE_URL',
    'A PostgreSQL 18 or later of your own, as the owner of the database. Not set: an embedded one is started in DATA_DIR.',
    postgres,
  ),
  databaseAppUrl: optional(
    'DATABASE_APP_URL',
    'A second login for the pool, for connection poolers that refuse start-up options. Needs DATABASE_URL.',
    postgres,
  ),
  poolSize: required('POOL_SIZE', '10', 'Connections of the pool that changes use, and as many at most for reading.', integer(1, 1000)),
  drainDelay: required(
    'DRAIN_DELAY',
    'PT0S',
    'How long a process that was told to end goes on as before, while /readyz says 503, so that a load balancer sends the next clients elsewhere.',
    duration('PT0S'),
  ),
  statementTimeout: required('STATEMENT_TIMEOUT', 'PT15S', 'The longest that one statement of a request may take.', duration('PT0.1S')),
  jobConcurrency: required(
    'JOB_CONCURRENCY',
    '4',
    'Jobs that this process runs at once; 0 leaves them to other processes, such as "npm run worker".',
    integer(0, 1000),
  ),
  smtpUrl: optional(
    'SMTP_URL',
    'The mail server that mail goes out by, smtp:// or smtps://. Not set: jobs that send mail give up and say so.',
    smtp,
  ),
  mailFrom: optional(
    'MAIL_FROM',
    'Whom mail comes from: an address, or a name with the address in angle brackets. Needed with SMTP_URL.',
    sender,
  ),
  logLevel: required(
    'LOG_LEVEL',
    'info',
    'trace, debug, info, warn, error or silent.',
    oneOf('trace', 'debug', 'info', 'warn', 'error', 'silent'),
  ),
  showSql: required(
    'SHOW_SQL',
    'false',
    'Lets a request see its SQL by the header "x-bellwether-sql: 1". For development and tests.',
    flag,
  ),
  demo: required('DEMO', 'true', 'Loads the demo company into a new embedded database.', flag),
  corsOrigins: required('CORS_ORIGINS', '', 'Origins of web clients on other hosts, separated by commas.', value =>
    value === '' ? [] : origins(value),
  ),
  accessTokenLifetime: required('ACCESS_TOKEN_LIFETIME', 'PT15M', 'How long an access token is good for.', duration('PT1S')),
  refreshTokenLifetime: required('REFRESH_TOKEN_LIFETIME', 'P30D', 'How long a session lasts without being refreshed.', duration('PT1S')),
  alertEscalation: required(
    'ALERT_ESCALATION',
    'P1D',
    'How long an alert may wait for somebody to acknowledge it before whoever is above gets it.',
    duration('PT1S'),
  ),
  eventRetention: required('EVENT_RETENTION', 'P7D', 'How long events are kept for subscribers that were away.', duration('PT1S')),
  personExportLifetime: required(
    'PERSON_EXPORT_LIFETIME',
    'PT24H',
    "How long the file of a person's data can be fetched by whoever asked for it (docs/privacy.md).",
    duration('PT1S'),
  ),
  idempotencyRetention: required(
    'IDEMPOTENCY_RETENTION',
    'PT24H',
    'How long a change can be repeated under its idempotency key and answers what it answered first.',
    duration('PT1S'),
  ),
  replayLimit: required(
    'REPLAY_LIMIT',
    '10000',
    'Events that one subscription may catch up on; more answers CURSOR_EXPIRED.',
    integer(1, 1_000_000),
  ),
  pingInterval: required('PING_INTERVAL', 'PT12S', 'Time between pings on a WebSocket; each carries the cursor.', duration('PT0.05S')),
  socketBuffer: required(
    'SOCKET_BUFFER',
    '1048576',
    'Bytes that may wait for a slow WebSocket before it is closed.',
    integer(1024, 1_073_741_824),
  ),
  costLimit: required('COST_LIMIT', '20000', 'The most that the computed cost of one document may be.', integer(1, 1_000_000_000)),
  costRate: required(
    'COST_RATE',
    '0',
    'Points of cost that one person may spend a minute, in each process; 0 for as many as the person likes.',
    integer(0, 1_000_000_000),
  ),
  documents: required(
    'DOCUMENTS',
    'any',
    'Which documents are answered: any, or only persisted ones (docs/http.md). Who may register documents may send any.',
    oneOf('any', 'persisted'),
  ),
  metricsToken: optional(
    'METRICS_TOKEN',
    'Serves /metrics for Prometheus to whoever sends "Authorization: Bearer <this>"; at least 16 characters. Not set: there is no such page.',
    value => (value.length >= 16 ? value : must('at least 16 characters long')),
  ),
  uploadLimit: required('UPLOAD_LIMIT', '268435456', 'The most bytes that an uploaded file may have.', integer(1024, 1_099_511_627_776)),
  formRate: required('FORM_RATE', '10', 'Web forms that one address may send a minute.', integer(1, 1_000_000)),
  oidcIssuer: optional(
    'OIDC_ISSUER',
    'Your own sign-in service (OpenID Connect): its access tokens are accepted too. Exactly what its tokens say as "iss". Needs OIDC_AUDIENCE.',
    safeAddress,
  ),
  oidcAudience: optional('OIDC_AUDIENCE', 'What its tokens for this server say as "aud".', text),
  oidcClaim: required(
    'OIDC_CLAIM',
    'email',
    'The claim that holds a person\'s e-mail address when the person comes for the first time. "email" counts only with "email_verified"; another one is trusted.',
    text,
  ),
  publicUrl: optional(
    'PUBLIC_URL',
    'Where people reach this server in a browser, for links in mails: https://bellwether.example.com. Not set: localhost and PORT.',
    safeAddress,
  ),
  invitationLifetime: required('INVITATION_LIFETIME', 'P7D', 'How long the link of an invitation is good for.', duration('PT1S')),
  passwordResetLifetime: required('PASSWORD_RESET_LIFETIME', 'PT1H', 'How long the link for a new password is good for.', duration('PT1S')),
  webhookTimeout: required('WEBHOOK_TIMEOUT', 'PT10S', 'How long the receiver of a webhook may take to answer.', duration('PT0.05S')),
  webhookRetries: required(
    'WEBHOOK_RETRIES',
    'PT5S,PT30S,PT2M,PT10M,PT30M,PT1H,PT2H,PT4H,PT8H,PT8H',
    'Pauses before each further attempt of a delivery, separated by commas; after the last one it is given up. By default a day in all.',
    each(duration('PT0S')),
  ),
  webhookPatience: required(
    'WEBHOOK_PATIENCE',
    'P3D',
    'How long every attempt of a webhook may fail before it is disabled.',
    duration('PT0.05S'),
  ),
  webhookRetention: required('WEBHOOK_RETENTION', 'P30D', 'How long deliveries that have ended are kept.', duration('PT1S')),
  webhookNetworks: required(
    'WEBHOOK_NETWORKS',
    '',
    'Addresses that are not public and that webhooks may reach all the same, also by http: such as 10.1.0.0/16, separated by commas.',
    value => (value === '' ? [] : each(network)(value)),
  ),
  requestTimeout: required(
    'REQUEST_TIMEOUT',
    'PT30S',
    'How long a request may take to come in, its headers and its body; of an upload only the headers.',
    duration('PT0.1S'),
  ),
  connectionLimit: required(
    'CONNECTION_LIMIT',
    '10000',
    'Connections that this process takes at once, WebSockets included; further ones are closed. The system must allow as many open files (ulimit -n).',
    integer(1, 1_000_000),
  ),
  addressLimit: required(
    'ADDRESS_LIMIT',
    '0',
    'Connections that this process takes at once from one address; 0 for any number. Only where clients connect directly: behind a proxy all have its address.',
    integer(0, 1_000_000),
  ),
  trustedProxies: required(
    'TRUSTED_PROXIES',
    '',
    'Proxies in front of this server, such as 10.0.0.5 or 10.0.0.0/24, separated by commas: limits by address then hold for the client that they name in "x-forwarded-for".',
    value => (value === '' ? [] : each(network)(value)),
  ),
  signInRate: required('SIGN_IN_RATE', '60', 'Sign-ins that one address may try a minute.', integer(1, 1_000_000)),
} satisfies Record<string, Setting<unknown>>;

/** What the environment says, checked. */
export type Config = { [name in keyof typeof settings]: ReturnType<(typeof settings)[name]['read']> };

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the configuration. A variable that is empty counts as not set.
 *
 * @throws StartError that names every wrong value at once
 */
export function readConfig(environment: Environment): Config {
  const wrong: string[] = [];
  const values = Object.entries<Setting<unknown>>(settings).map(([name, { variable, fallback, read }]) => {
    const given = environment[variable]?.trim() || fallback;
    try {
      return [name, given === undefined ? undefined : read(given)];
    } catch (error) {
      wrong.push(
        `${variable} is "${/TOKEN/.test(variable) && fallback === undefined ? '…' : secretless(given ?? '')}", but should be ${(error as Error).message}.`,
      );
      return [name, undefined];
    }
  });
  const config = Object.fromEntries(values) as Config;
  if (config.databaseAppUrl && !environment.DATABASE_URL) wrong.push('DATABASE_APP_URL needs DATABASE_URL beside it.');
  if (!config.oidcIssuer !== !config.oidcAudience) wrong.push('OIDC_ISSUER and OIDC_AUDIENCE need each other.');
  if (config.smtpUrl && !environment.MAIL_FROM?.trim()) wrong.push('SMTP_URL needs MAIL_FROM beside it.');
  if (wrong.length) throw new StartError(`Wrong configuration. ${wrong.join(' ')}`);
  return config;
}

/** Where people reach this server, for links: no slash at its end. */
export const addressOf = ({ publicUrl, port }: Pick<Config, 'publicUrl' | 'port'>): string =>
  (publicUrl ?? `http://localhost:${port}`).replace(/\/$/, '');

/** An address without its password. */
const secretless = (value: string) => value.replace(/(:\/\/[^:@/]*):[^@]*@/, '$1:…@');
