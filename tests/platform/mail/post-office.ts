import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';

/** What the next mails meet with: `take`, a code of SMTP to refuse them with, or a line that breaks when the mail is through. */
export type Meeting = 'take' | 'cut' | { code: number; says: string };

/** A mail server in this process, and what it has received. */
export class PostOffice {
  #received: ParsedMail[] = [];
  #wake: (() => void)[] = [];
  #meetings: Meeting[] = [];
  #server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'bellwether' && password === 'secret' ? done(null, { user: username }) : done(new Error('Wrong password')),
    onData: (stream, session, done) => void this.#take(stream, session, done),
  });

  async open(): Promise<this> {
    this.#server.on('error', () => {});
    await new Promise<void>(resolve => this.#server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    return `smtp://bellwether:secret@127.0.0.1:${(this.#server.server.address() as AddressInfo).port}`;
  }

  /** What the next mails meet with, one after the other; those after them are taken. */
  meet(...meetings: Meeting[]): void {
    this.#meetings.push(...meetings);
  }

  /** The next mail that came through, waiting for it. */
  async mail(): Promise<ParsedMail> {
    while (!this.#received.length) await new Promise<void>(resolve => this.#wake.push(resolve));
    return this.#received.shift() as ParsedMail;
  }

  get waiting(): number {
    return this.#received.length;
  }

  close(): Promise<void> {
    return new Promise(resolve => this.#server.close(() => resolve()));
  }

  async #take(stream: SMTPServerDataStream, session: SMTPServerSession, done: (error?: Error | null) => void): Promise<void> {
    const mail = await simpleParser(stream);
    const meeting = this.#meetings.shift() ?? 'take';
    if (typeof meeting === 'object') return done(Object.assign(new Error(meeting.says), { responseCode: meeting.code }));
    this.#received.push(mail);
    for (const wake of this.#wake.splice(0)) wake();
    if (meeting === 'take') return done();
    for (const connection of this.#server.connections as Set<{ session: SMTPServerSession; close(): void }>)
      if (connection.session.id === session.id) connection.close();
  }
}
