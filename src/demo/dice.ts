import { allFakers, Faker, type FakerOptions } from '@faker-js/faker';
import { v7 } from 'uuid';
import { SYSTEM_USER } from '../platform/access/user.entity.js';

const DAY = 86_400_000;

/** Everything that is random in the demo company comes from one seed, and every date from one day: the same seed on the same day makes the same company. */
export class Dice {
  readonly #faker: Faker;
  readonly #names = new Map<string, Faker>();
  #made = 0;

  constructor(
    private readonly seed: number,
    readonly today: Date,
  ) {
    this.#faker = new Faker({ locale: allFakers.en.rawDefinitions as FakerOptions['locale'], seed });
  }

  /** From 0 to 1. */
  next(): number {
    return this.#faker.number.float();
  }
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }
  chance(share: number): boolean {
    return this.next() < share;
  }
  one<T>(of: readonly T[]): T {
    return of[Math.floor(this.next() * of.length)] as T;
  }
  /** One of the keys, as often as its weight says. */
  weighted<T extends string>(weights: Readonly<Record<T, number>>): T {
    const entries = Object.entries<number>(weights);
    let left = this.next() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [key, weight] of entries) {
      left -= weight;
      if (left <= 0) return key as T;
    }
    return entries[0]?.[0] as T;
  }
  /** Makes names of people, streets and cities in a language. */
  names(locale: keyof typeof allFakers): Faker {
    let faker = this.#names.get(locale);
    if (!faker) {
      const own = allFakers[locale].rawDefinitions;
      faker = new Faker({ locale: [own, allFakers.en.rawDefinitions], seed: this.seed + this.#names.size + 1 });
      this.#names.set(locale, faker);
    }
    return faker;
  }
  daysAgo(days: number): Date {
    return new Date(this.today.getTime() - Math.round(days * DAY));
  }
  /** An id that sorts by its moment, as ids do that are made as things happen. */
  id(at: Date): string {
    const random = Uint8Array.from({ length: 16 }, () => Math.floor(this.next() * 256));
    return v7({ msecs: at.getTime(), random, seq: this.#made++ % 0x7fffffff });
  }
  /** The columns of every record, made at `at`. */
  record(at: Date, by: string = SYSTEM_USER) {
    return { id: this.id(at), created_at: at, created_by: by, updated_at: at, updated_by: by };
  }
}
