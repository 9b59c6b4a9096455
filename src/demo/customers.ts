import type { allFakers } from '@faker-js/faker';
import type pg from 'pg';
import type { Cast, TeamName } from './cast.js';
import type { Dice } from './dice.js';
import { loadFields } from './fields.js';
import { copyInto, type Row } from './table.js';

interface Market {
  locale: keyof typeof allFakers;
  country: string;
  language: string;
  region: string;
  team: TeamName;
  /** How a company is called after a family name. */
  company: readonly string[];
  /** Country code of its phone numbers and digits after it. */
  phone: readonly [code: string, digits: number];
  weight: number;
}
const MARKETS: Readonly<Record<string, Market>> = {
  de: {
    locale: 'de',
    country: 'DE',
    language: 'de',
    region: 'EMEA North',
    team: 'Europe North',
    company: ['Radhaus {} GmbH', '{} & Söhne', 'Zweirad {}'],
    phone: ['49', 10],
    weight: 20,
  },
  nb: {
    locale: 'nb_NO',
    country: 'NO',
    language: 'nb',
    region: 'EMEA North',
    team: 'Europe North',
    company: ['{} Sykkel AS', 'Sykkelverket {}'],
    phone: ['47', 8],
    weight: 10,
  },
  pl: {
    locale: 'pl',
    country: 'PL',
    language: 'pl',
    region: 'EMEA North',
    team: 'Europe North',
    company: ['Rowery {} sp. z o.o.', 'Sklep rowerowy {}'],
    phone: ['48', 9],
    weight: 8,
  },
  fr: {
    locale: 'fr',
    country: 'FR',
    language: 'fr',
    region: 'EMEA South',
    team: 'Europe South',
    company: ['Cycles {} SARL', 'Vélo {}'],
    phone: ['33', 9],
    weight: 12,
  },
  it: {
    locale: 'it',
    country: 'IT',
    language: 'it',
    region: 'EMEA South',
    team: 'Europe South',
    company: ['Cicli {} S.r.l.', '{} Biciclette'],
    phone: ['39', 10],
    weight: 9,
  },
  el: {
    locale: 'el',
    country: 'GR',
    language: 'el',
    region: 'EMEA South',
    team: 'Europe South',
    company: ['Ποδήλατα {}', '{} ΑΕ'],
    phone: ['30', 10],
    weight: 5,
  },
  zh: {
    locale: 'zh_CN',
    country: 'CN',
    language: 'zh',
    region: 'APAC',
    team: 'Asia Pacific',
    company: ['{}自行车有限公司', '上海{}骑行'],
    phone: ['86', 11],
    weight: 9,
  },
  ja: {
    locale: 'ja',
    country: 'JP',
    language: 'ja',
    region: 'APAC',
    team: 'Asia Pacific',
    company: ['{}自転車店', '株式会社{}サイクル'],
    phone: ['81', 9],
    weight: 6,
  },
  en: {
    locale: 'en_US',
    country: 'US',
    language: 'en',
    region: 'Americas',
    team: 'Americas',
    company: ['{} Bicycles, Inc.', '{} Outdoor', 'Velo {}'],
    phone: ['1', 10],
    weight: 14,
  },
  pt: {
    locale: 'pt_BR',
    country: 'BR',
    language: 'pt',
    region: 'Americas',
    team: 'Americas',
    company: ['Bicicletaria {} Ltda.', '{} Esportes'],
    phone: ['55', 11],
    weight: 6,
  },
  ar: {
    locale: 'ar',
    country: 'AE',
    language: 'ar',
    region: 'EMEA South',
    team: 'Europe South',
    company: ['دراجات {}', 'شركة {}'],
    phone: ['971', 9],
    weight: 3,
  },
};
const INDUSTRIES = { Retail: 60, Rental: 12, Courier: 8, Hospitality: 8, Education: 6, 'Public sector': 6 };

export interface Customer {
  id: string;
  name: string;
  region: string;
  ownerId: string;
  teamId: string;
  contactId: string | null;
  isCompany: boolean;
  since: Date;
  /** Days ago of the last order; the customer is lost when that is long. */
  until: number;
  /** How much it buys, around 1. */
  appetite: number;
}

const ascii = (text: string) =>
  text
    .normalize('NFKD')
    .replace(/[^a-zA-Z0-9]/g, '')
    .toLowerCase();

/** Companies and people of several countries, in their own scripts, with the people in them. */
export async function loadCustomers(client: pg.Client, dice: Dice, cast: Cast, count: number): Promise<Customer[]> {
  const customers: Row[] = [];
  const contacts: Row[] = [];
  const points: Row[] = [];
  const addresses: Row[] = [];
  const made: Customer[] = [];
  const fieldsOf = await loadFields(client, dice.today);
  const weights = Object.fromEntries(Object.entries(MARKETS).map(([key, m]) => [key, m.weight]));
  for (let i = 0; i < count; i++) {
    const market = MARKETS[dice.weighted(weights)] as Market;
    const names = dice.names(market.locale);
    const since = dice.daysAgo(dice.chance(0.35) ? dice.whole(1, 1000) : dice.whole(700, 1095));
    const record = dice.record(since);
    const isCompany = dice.chance(0.7);
    const ownerId = dice.one(cast.of('SALES', market.team));
    const owned = { owner_id: ownerId, team_id: cast.teams[market.team] };
    const family = names.person.lastName();
    const person = () => {
      const [first, last] = [names.person.firstName(), names.person.lastName()];
      return {
        first,
        last,
        full: ['zh', 'ja'].includes(market.language) ? `${last}${market.language === 'ja' ? ' ' : ''}${first}` : `${first} ${last}`,
      };
    };
    const who = person();
    const name = isCompany ? dice.one(market.company).replace('{}', family) : who.full;
    const age = (dice.today.getTime() - since.getTime()) / 86_400_000;
    const lost = age > 600 && dice.chance(0.08);
    const dormant = !lost && age > 400 && dice.chance(0.12);
    const until = lost ? dice.whole(420, 520) : dormant ? dice.whole(150, 260) : 0;
    const appetite = Math.exp((dice.next() + dice.next() + dice.next() - 1.5) * 1.6);
    const domain = `${ascii(name) || `kunde${i}`}${i}.example`;
    const phone = () =>
      `+${market.phone[0]}${dice.whole(2, 9)}${Array.from({ length: market.phone[1] - 1 }, () => dice.whole(0, 9)).join('')}`;
    customers.push({
      ...record,
      ...owned,
      kind: isCompany ? 'COMPANY' : 'PERSON',
      name,
      legal_name: null,
      industry: isCompany ? dice.weighted(INDUSTRIES) : null,
      size: isCompany ? dice.whole(2, 400) : null,
      website: isCompany ? `https://www.${domain}` : null,
      tier: appetite > 3.2 ? 'VIP' : appetite > 2.1 ? 'GOLD' : appetite > 1.4 ? 'SILVER' : 'STANDARD',
      status: lost ? 'LOST' : dormant ? 'DORMANT' : 'ACTIVE',
      region: market.region,
      language: market.language,
      tags: dice.chance(0.2) ? [dice.one(['newsletter', 'fair-2026', 'wholesale', 'repair-partner'])] : [],
      ...fieldsOf(isCompany),
    });
    const point = (owner: object, kind: string, value: string) =>
      points.push({
        id: dice.id(since),
        ...owned,
        customer_id: null,
        contact_id: null,
        ...owner,
        kind,
        value,
        normalised: value.toLowerCase(),
        is_primary: true,
      });
    point({ customer_id: record.id }, 'EMAIL', `${isCompany ? 'info' : ascii(who.first) || 'mail'}@${domain}`);
    point({ customer_id: record.id }, 'PHONE', phone());
    addresses.push({
      id: dice.id(since),
      ...owned,
      customer_id: record.id,
      kind: 'BILLING',
      line1: names.location.streetAddress(),
      postal_code: names.location.zipCode(),
      city: names.location.city(),
      region: null,
      country: market.country,
    });
    let contactId: string | null = null;
    for (let k = isCompany ? dice.whole(1, 3) : 1; k > 0; k--) {
      const contact = isCompany ? person() : who;
      const at = dice.record(since);
      contactId ??= at.id;
      contacts.push({
        ...at,
        ...owned,
        customer_id: record.id,
        name: contact.full,
        first_name: contact.first,
        last_name: contact.last,
        title: isCompany ? dice.one(['Purchasing', 'Owner', 'Workshop', 'Accounting']) : null,
        birthday: new Date(Date.UTC(dice.whole(1955, 2003), dice.whole(0, 11), dice.whole(1, 28))).toISOString().slice(0, 10),
        language: market.language,
      });
      point({ contact_id: at.id }, 'EMAIL', `${ascii(contact.first) || 'kontakt'}.${ascii(contact.last) || k}@${domain}`);
      if (dice.chance(0.7)) point({ contact_id: at.id }, 'PHONE', phone());
    }
    made.push({
      id: record.id,
      name,
      region: market.region,
      ownerId,
      teamId: cast.teams[market.team],
      contactId,
      isCompany,
      since,
      until,
      appetite,
    });
  }
  await copyInto(client, 'customers', customers);
  await copyInto(client, 'contacts', contacts);
  await copyInto(client, 'contact_points', points);
  await copyInto(client, 'addresses', addresses);
  return made;
}
