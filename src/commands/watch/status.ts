import type { BellwetherError, Link, Why } from '#client';
import { type Paint, timeOf } from './line.js';

const GAPS: Record<Why, string> = {
  START: '',
  ACCESS_CHANGED: 'You see other records than before. Events come from here on; what was there before is in the lists.',
  CURSOR_EXPIRED: 'Too much has happened since then to be told. Events come from here on; what was there before is in the lists.',
};
/** So often in a row the link may fail before it is said again. */
const PATIENCE = 10;

const reasonOf = ({ code, message }: BellwetherError) => (code === 'NETWORK' ? 'Connection lost' : message.replace(/\.$/, ''));

/** Says how the link stands, in few words: once when it is lost, once when it is back. */
export class Status {
  #failed = 0;
  #resumes = false;
  #missed = 0;
  #hasBeenLive = false;

  constructor(
    private readonly say: (line: string) => void,
    private readonly paint: Paint,
  ) {}

  /** @param resumes whether it goes on from a cursor: then it is told when all that was missed has been */
  link(link: Link, resumes: boolean): void {
    if (link.state === 'away') this.#away(link.error);
    else if (link.state === 'connecting') {
      this.#resumes = resumes;
      this.#missed = 0;
    } else {
      this.#failed = 0;
      if (!this.#resumes) this.#live('Waiting for what happens …');
    }
  }

  #away(error: BellwetherError): void {
    if (error.code === 'RIGHTS_CHANGED') {
      this.#tell('yellow', 'Your rights have changed: connecting again with the new ones.');
    } else if (!(error.code in GAPS) && this.#failed++ % PATIENCE === 0) {
      this.#tell('yellow', `${reasonOf(error)}. Trying again; nothing is missed …`);
    }
  }

  event(): void {
    this.#missed++;
  }

  caughtUp(): void {
    this.#live(
      this.#missed ? `What was missed is told above: ${this.#missed === 1 ? '1 event' : `${this.#missed} events`}.` : 'Nothing was missed.',
    );
  }

  gap(why: Why): void {
    this.#resumes = false;
    if (GAPS[why]) this.#tell('yellow', GAPS[why]);
  }

  #live(more: string): void {
    this.#tell('green', `${this.#hasBeenLive ? 'Live again' : 'Live'}. ${more}`);
    this.#hasBeenLive = true;
  }

  #tell(style: 'green' | 'yellow', text: string): void {
    this.say(`${this.paint('dim', timeOf(new Date()))}  ${this.paint(style, text)}`);
  }
}
