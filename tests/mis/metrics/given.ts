import { teams } from '../../support/cast.js';
import type { Client } from '../../support/client.js';
import type { Dice } from '../../support/dice.js';
import { userId } from '../../support/ids.js';

const teamId = (name: keyof typeof teams) => `team_${teams[name].replaceAll('-', '')}`;
const OWNERS = [
  { ownerId: userId('sales'), teamId: teamId('north') },
  { ownerId: userId('salesNorth'), teamId: teamId('north') },
  { ownerId: userId('salesSouth'), teamId: teamId('south') },
  { ownerId: userId('salesAsia'), teamId: teamId('asia') },
  { ownerId: null, teamId: teamId('europe') },
];

/** Somebody who writes: everything that moves a figure of sales, service and leads, through the API. */
export class Writer {
  readonly orders: string[] = [];
  readonly opportunities: string[] = [];
  readonly tickets: string[] = [];
  readonly leads: string[] = [];

  constructor(
    private readonly client: Client,
    private readonly dice: Dice,
    private readonly world: World,
  ) {}

  private async run(field: string, type: string, input: object, selection: string): Promise<Record<string, { id: string } | null>> {
    const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${selection} errors { code message } } }`;
    const answer = await this.client.data<Record<string, Record<string, never>>>(document, { input });
    return answer[field] as never;
  }

  /** Some day of two years, often close to midnight or to the end of a month. */
  private moment(): string {
    const { dice } = this;
    const day = dice.pick([1, 2, 15, 27, 28]);
    const month = String(1 + dice.next(12)).padStart(2, '0');
    const time = dice.pick(['22:30:00', '23:30:00', '00:10:00', '12:00:00']);
    return `${dice.pick([2025, 2026])}-${month}-${String(day).padStart(2, '0')}T${time}Z`;
  }

  /** One change. What the rules refuse is refused. */
  async change(): Promise<void> {
    const { dice, world } = this;
    const roll = dice.next(20);
    if (roll < 6) {
      const lines = Array.from({ length: 1 + dice.next(4) }, () => ({
        productId: dice.pick(world.products),
        quantity: String(1 + dice.next(5)),
        price: `${1 + dice.next(90)}.${10 + dice.next(89)}`,
        discount: String(dice.pick([0, 0, 12.5])),
        cost: dice.pick([null, '0.37']),
      }));
      const made = await this.run(
        'orderCreate',
        'OrderCreateInput',
        {
          ...{ customerId: dice.pick(world.customers), lines, currency: dice.pick(['EUR', 'EUR', 'USD']), orderedAt: this.moment() },
          ...{ region: dice.pick(['North', 'South', null]), channel: dice.pick(['WEB', 'STORE']) },
          status: dice.pick(['DRAFT', 'CONFIRMED', 'CONFIRMED']),
          repId: dice.pick([userId('sales'), userId('salesAsia')]),
        },
        'order { id }',
      );
      if (made.order) this.orders.push(made.order.id);
    } else if (roll < 9 && this.orders.length) {
      const status = dice.pick(['CONFIRMED', 'CANCELLED', 'FULFILLED', 'RETURNED', 'INVOICED']);
      await this.run('orderSetStatus', 'OrderSetStatusInput', { orderId: dice.pick(this.orders), status }, 'order { id }');
    } else if (roll < 11) {
      await this.run(
        'customerAssign',
        'CustomerAssignInput',
        { customerId: dice.pick(world.customers), ...dice.pick(OWNERS) },
        'customer { id }',
      );
    } else if (roll < 12) {
      await this.run(
        'productUpdate',
        'ProductUpdateInput',
        { productId: dice.pick(world.products), categoryId: dice.pick([...world.categories, null]) },
        'product { id }',
      );
    } else if (roll < 14) {
      const made = await this.run(
        'opportunityCreate',
        'OpportunityCreateInput',
        {
          ...{
            name: 'Deal',
            customerId: dice.pick(world.customers),
            productId: dice.pick(world.products),
            openedAt: '2024-12-01T00:00:00Z',
          },
          ...{ amount: { amount: `${dice.next(900)}.50`, currency: 'EUR' }, closeDate: this.moment().slice(0, 10) },
          ...{ region: dice.pick(['North', 'South']), ownerId: dice.pick(OWNERS.slice(0, 4)).ownerId },
        },
        'opportunity { id }',
      );
      if (made.opportunity) this.opportunities.push(made.opportunity.id);
    } else if (roll < 16 && this.opportunities.length) {
      const [stageId, lostReason] = dice.pick(world.stages);
      await this.run(
        'opportunityMove',
        'OpportunityMoveInput',
        { opportunityId: dice.pick(this.opportunities), stageId, lostReason },
        'opportunity { id }',
      );
    } else if (roll < 17 || !this.tickets.length) {
      const made = await this.run(
        'ticketCreate',
        'TicketCreateInput',
        {
          subject: 'Help',
          body: 'Please',
          channel: 'WEB',
          queue: dice.pick(['a', 'b', null]),
          assigneeId: dice.pick(OWNERS.slice(0, 4)).ownerId,
        },
        'ticket { id }',
      );
      if (made.ticket) this.tickets.push(made.ticket.id);
    } else if (roll < 19) {
      const input = {
        ticketId: dice.pick(this.tickets),
        status: dice.pick(['OPEN', 'SOLVED', 'CLOSED']),
        queue: dice.pick(['a', 'b', undefined]),
      };
      await this.run('ticketUpdate', 'TicketUpdateInput', input, 'ticket { id }');
    } else {
      const input = { ticketId: dice.pick(this.tickets), body: 'Yes' };
      await this.run('ticketReply', 'TicketReplyInput', input, 'ticket { id }');
    }
  }
}

/** What writers share. */
export interface World {
  customers: string[];
  products: string[];
  categories: string[];
  /** With the reason that a lost one takes. */
  stages: (readonly [id: string, reason: string | null])[];
}

export async function makeWorld(client: Client): Promise<World> {
  const made = async (field: string, type: string, of: string, inputs: readonly object[]): Promise<string[]> => {
    const ids: string[] = [];
    for (const input of inputs) {
      const document = `mutation ($input: ${type}!) { ${field}(input: $input) { ${of} { id } } }`;
      const answer = await client.data<Record<string, Record<string, { id: string }>>>(document, { input });
      ids.push(answer[field]?.[of]?.id as string);
    }
    return ids;
  };
  const categories = await made('categoryCreate', 'CategoryCreateInput', 'category', [{ name: 'High' }, { name: 'Low' }]);
  const products = await made(
    'productCreate',
    'ProductCreateInput',
    'product',
    [0, 1, 2, 3].map(i => ({ sku: `P${i}`, name: `Product ${i}`, price: '5.00', currency: 'EUR', categoryId: categories[i % 2] })),
  );
  const customers = await made(
    'customerCreate',
    'CustomerCreateInput',
    'customer',
    [0, 1, 2, 3, 4, 5].map(i => ({ name: `Customer ${i}`, tier: ['GOLD', 'VIP', 'STANDARD'][i % 3], ...OWNERS[i % 5] })),
  );
  const { pipelines } = await client.data<{ pipelines: { nodes: { stages: { nodes: { id: string; kind: string }[] } }[] } }>(
    '{ pipelines { nodes { stages { nodes { id kind } } } } }',
  );
  const stages = pipelines.nodes[0]?.stages.nodes.map(({ id, kind }) => [id, kind === 'LOST' ? 'Price' : null] as const) ?? [];
  return { customers, products, categories, stages };
}
