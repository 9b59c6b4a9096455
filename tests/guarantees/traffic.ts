import { randomUUID } from 'node:crypto';
import { until } from '../live/leads.js';
import { at, Client } from '../support/client.js';

/** Somewhere that answers, and lets people of the cast sign in. */
interface Place {
  url: string;
  as(name: 'manager'): Promise<Client>;
}

const CREATE =
  'mutation ($name: String!, $key: String!) { leadCreate(input: { name: $name, idempotencyKey: $key }) { lead { id } errors { code message } } }';
const READ =
  '{ leads(first: 3, search: "traffic") { totalCount nodes { id name note } } customers(first: 3) { totalCount nodes { name } } }';
const LOOPS = 4;

/** Clients that ask and change all the time and try nothing again: whatever is not answered well has failed. */
export class Traffic {
  readonly created: string[] = [];
  readonly failed: unknown[] = [];
  answered = 0;
  #places: Client[] = [];
  #ended = false;
  #loops: Promise<void>[] = [];

  static async start(places: readonly Place[]): Promise<Traffic> {
    const traffic = new Traffic();
    await traffic.at(places);
    traffic.#loops = Array.from({ length: LOOPS }, (_, i) => traffic.#loop(i));
    return traffic;
  }

  /** Where clients go from now on. */
  async at(places: readonly Place[]): Promise<void> {
    this.#places = await Promise.all(places.map(async place => new Client(place.url, (await place.as('manager')).token)));
  }

  /** Resolves after some more of everything was answered, or failed. */
  async goesOn(): Promise<void> {
    const enough = this.answered + 20 * LOOPS;
    await until(async () => this.answered >= enough || this.failed.length > 0);
  }

  async stop(): Promise<this> {
    this.#ended = true;
    await Promise.all(this.#loops);
    return this;
  }

  async #loop(i: number): Promise<void> {
    for (let n = i; !this.#ended; n++) {
      const client = this.#places[n % this.#places.length] as Client;
      try {
        if (n % 2) await client.data(READ);
        else {
          const made = await client.data(CREATE, { name: `Traffic ${n}`, key: randomUUID() });
          const id = at(made, 'leadCreate.lead.id');
          if (typeof id === 'string') this.created.push(id);
          else this.failed.push(made);
        }
        this.answered++;
      } catch (error) {
        this.failed.push(error);
      }
    }
  }
}
