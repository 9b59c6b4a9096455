import pg from 'pg';

/** Bytes of SQL that one connection keeps prepared: each takes PostgreSQL some hundred times as much. */
const PREPARED = 256 * 1024;

/** Statements that leave in one write on one connection. */
const TOGETHER = 8;

/** The text of each column, null for null. */
export type Row = readonly (string | null)[];

const asText = { getTypeParser: () => (value: string) => value };

/** One connection on which statements travel together, each in a transaction of its own, answered in order. Statements stay prepared. */
export class Connection {
  /** Statements under way. */
  busy = 0;
  private readonly names = new Map<string, string>();
  private bytes = 0;
  private made = 0;
  private gathered = 0;
  private shared = false;

  private constructor(private readonly client: pg.Client) {}

  /** @param lost called once, when the connection can no longer be used */
  static async open(config: pg.ClientConfig, lost: (connection: Connection) => void): Promise<Connection> {
    const client = new pg.Client({ ...config, pipeline: true } as pg.ClientConfig);
    const connection = new Connection(client);
    const gone = () => lost(connection);
    client.on('error', gone);
    client.on('end', gone);
    await client.connect();
    return connection;
  }

  /**
   * The first row of a statement.
   *
   * @param shares whether others may leave together with it, and so wait for it
   * @throws what PostgreSQL says, or that the connection is gone
   */
  query(text: string, values: unknown[], shares = false): Promise<Row> {
    this.gather(shares);
    this.busy++;
    const config = { name: this.nameOf(text), text, values, rowMode: 'array' as const, types: asText as never };
    return new Promise((resolve, reject) => {
      this.client.query(config, (error: Error | null, result: pg.QueryArrayResult) => {
        this.busy--;
        if (error) reject(error);
        else resolve((result.rows[0] ?? []) as Row);
      });
    });
  }

  /** Has brief statements that have not left yet, and room for one more among them. */
  get gathers(): boolean {
    return this.shared && this.gathered > 0 && this.gathered < TOGETHER;
  }

  end(): Promise<void> {
    return this.client.end();
  }

  /** Statements of one turn of the event loop go out in one write: waking PostgreSQL costs more processor time than most statements. */
  private gather(shares: boolean): void {
    const first = this.gathered++ === 0;
    this.shared = shares && (first ? this.busy === 0 : this.shared);
    if (!first) return;
    const { stream } = (this.client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
    stream.cork();
    setImmediate(() => {
      this.gathered = 0;
      stream.uncork();
    });
  }

  private nameOf(text: string): string {
    const known = this.names.get(text);
    if (known) return known;
    this.bytes += text.length;
    for (const [old, name] of this.names) {
      if (this.bytes <= PREPARED) break;
      this.forget(old, name);
    }
    const name = `r${++this.made}`;
    this.names.set(text, name);
    return name;
  }

  /** Names are never used again, so nothing under way can be mistaken for another. */
  private forget(text: string, name: string): void {
    this.names.delete(text);
    this.bytes -= text.length;
    this.client.query(`deallocate ${name}`, () => {
      delete (this.client as unknown as { connection: { parsedStatements: Record<string, string> } }).connection.parsedStatements[name];
    });
  }
}
