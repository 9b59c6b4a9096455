import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { defineEntity, type EntityManager, MikroORM, p } from '@mikro-orm/postgresql';
import DataLoader from 'dataloader';
import { Arg, buildSchema, Ctx, Field, FieldResolver, GraphQLISODateTime, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';

// What one writes with our own packages as their manuals show them: entities, a resolver a field, a DataLoader a field.
const User = defineEntity({ name: 'User', tableName: 'users', properties: { id: p.uuid().primary(), name: p.text() } });
const Customer = defineEntity({
  name: 'Customer',
  tableName: 'customers',
  properties: {
    id: p.uuid().primary(),
    name: p.text(),
    email: p.text().nullable(),
    tier: p.text(),
    region: p.text().nullable(),
    owner: () => p.manyToOne(User).nullable(),
  },
});
const customer = () => p.manyToOne(Customer).nullable();
const Contact = defineEntity({
  name: 'Contact',
  tableName: 'contacts',
  properties: { id: p.uuid().primary(), name: p.text(), email: p.text().nullable(), customer },
});
const Ticket = defineEntity({
  name: 'Ticket',
  tableName: 'tickets',
  properties: {
    id: p.uuid().primary(),
    number: p.text(),
    subject: p.text(),
    priority: p.text(),
    status: p.text(),
    createdAt: p.datetime(),
    customer,
  },
});
const Entry = defineEntity({
  name: 'Entry',
  tableName: 'timeline_entries',
  properties: { id: p.uuid().primary(), at: p.datetime(), kind: p.text(), summary: p.text(), customer },
});

interface Row {
  id: string;
  customer?: { id: string } | null;
  owner?: { id: string } | null;
}
interface Context {
  em: EntityManager;
  loaders: Map<string, DataLoader<string, unknown>>;
}

const loaderOf = (context: Context, name: string, load: (ids: readonly string[]) => Promise<readonly unknown[]>) => {
  let loader = context.loaders.get(name);
  if (!loader) {
    loader = new DataLoader(load);
    context.loaders.set(name, loader);
  }
  return loader;
};

/** Rows of several customers by one `find`, each customer's apart. */
const below = (context: Context, name: string, entity: typeof Contact, where: object, orderBy: object) =>
  loaderOf(context, name, async ids => {
    const rows = (await context.em.find(entity, { customer: { $in: ids }, ...where } as never, { orderBy: orderBy as never })) as Row[];
    const by = new Map(ids.map(each => [each, [] as Row[]]));
    for (const row of rows) by.get(row.customer?.id ?? '')?.push(row);
    return ids.map(each => by.get(each));
  });

type Decorate = (prototype: object, name: string, at?: never) => void;
type Type = abstract new () => object;

/** The decorators, as functions: Node strips types, and leaves no decorators. */
function object(name: string, fields: Record<string, [type: () => unknown, nullable?: boolean]>): Type {
  const type = { [name]: class {} }[name] as Type;
  ObjectType(name)(type as never);
  for (const [field, [of, nullable = false]] of Object.entries(fields))
    (Field(of as never, { nullable }) as Decorate)(type.prototype, field);
  return type;
}
const text = () => String;
const id: [() => unknown] = [() => ID];
const named = { id, name: [text] as [() => unknown] };
const UserType = object('User', named);
const ContactType = object('Contact', { ...named, email: [text, true] });
const TicketType = object('Ticket', { id, number: [text], subject: [text], priority: [text], createdAt: [() => GraphQLISODateTime] });
const EntryType = object('Entry', { id, at: [() => GraphQLISODateTime], kind: [text], summary: [text] });
const TotalsType = object('Totals', { orderCount: [() => Int], amount: [text], lastOrderAt: [() => GraphQLISODateTime, true] });
const MoneyType = object('Money', { amount: [text], currency: [text] });
const CategoryType = object('TopCategory', { category: [text, true], amount: [() => MoneyType] });
const CustomerType = object('Customer', { ...named, email: [text, true], tier: [text] });

const SOLD = `o.status in ('CONFIRMED', 'FULFILLED', 'INVOICED')`;

class CustomerResolver {
  customer(key: string, { em }: Context) {
    return em.findOne(Customer, key);
  }
  customers(region: string, first: number, { em }: Context) {
    return em.find(Customer, { region }, { orderBy: { name: 'asc', id: 'asc' }, limit: first });
  }
  async contacts(row: Row, first: number, context: Context) {
    return ((await below(context, 'contacts', Contact, {}, { name: 'asc', id: 'asc' }).load(row.id)) as Row[]).slice(0, first);
  }
  async tickets(row: Row, first: number, status: string, context: Context) {
    const order = { createdAt: 'desc', id: 'desc' };
    return ((await below(context, `tickets ${status}`, Ticket as never, { status }, order).load(row.id)) as Row[]).slice(0, first);
  }
  async timeline(row: Row, first: number, context: Context) {
    return ((await below(context, 'timeline', Entry as never, {}, { at: 'desc', id: 'desc' }).load(row.id)) as Row[]).slice(0, first);
  }
  owner(row: Row, context: Context) {
    const load = loaderOf(context, 'owner', async ids => {
      const users = await context.em.find(User, { id: { $in: [...ids] } });
      return ids.map(key => users.find(user => user.id === key));
    });
    return row.owner ? load.load(row.owner.id) : null;
  }
  async orderTotals(row: Row, { em }: Context) {
    const [totals] = await em.execute<object[]>(
      `select count(*)::int "orderCount", coalesce(sum(o.amount), 0)::text amount, max(o.ordered_at) "lastOrderAt" from orders o where o.customer_id = ? and ${SOLD}`,
      [row.id],
    );
    const { lastOrderAt, ...rest } = totals as { lastOrderAt: string | null };
    return { ...rest, lastOrderAt: lastOrderAt && new Date(lastOrderAt) };
  }
  async topCategories(row: Row, first: number, { em }: Context) {
    const rows = await em.execute<{ category: string | null; amount: string; currency: string }[]>(
      `select k.name category, sum(l.amount)::text amount, l.currency from orders o join order_lines l on l.order_id = o.id join products p on p.id = l.product_id
         left join categories k on k.id = p.category_id where o.customer_id = ? and ${SOLD} group by k.id, k.name, l.currency order by sum(l.amount) desc, k.name, l.currency limit ?`,
      [row.id, first],
    );
    return rows.map(({ category, amount, currency }) => ({ category, amount: { amount, currency } }));
  }
}

const { prototype } = CustomerResolver;
type At = (prototype: object, name: string, index: number) => void;
const descriptor = (name: string) => Object.getOwnPropertyDescriptor(prototype, name) as never;
function resolver(kind: typeof Query, name: string, type: () => unknown, parameters: At[], nullable = false): void {
  for (const [index, parameter] of parameters.entries()) parameter(prototype, name, index);
  (kind(type as never, { nullable }) as unknown as Decorate)(prototype, name, descriptor(name));
}
const [context, root] = [Ctx() as At, Root() as At];
const first = Arg('first', () => Int) as At;
Resolver(() => CustomerType as never)(CustomerResolver);
resolver(Query, 'customer', () => CustomerType, [Arg('id', () => ID) as At, context], true);
resolver(Query, 'customers', () => [CustomerType], [Arg('region', () => String) as At, first, context]);
const field = FieldResolver as typeof Query;
resolver(field, 'contacts', () => [ContactType], [root, first, context]);
resolver(field, 'tickets', () => [TicketType], [root, first, Arg('status', () => String) as At, context]);
resolver(field, 'timeline', () => [EntryType], [root, first, context]);
resolver(field, 'owner', () => UserType, [root, context], true);
resolver(field, 'orderTotals', () => TotalsType, [root, context]);
resolver(field, 'topCategories', () => [CategoryType], [root, first, context]);

const orm = await MikroORM.init({
  clientUrl: process.env.DATABASE_URL as string,
  entities: [User, Customer, Contact, Ticket, Entry],
  pool: { max: Number(process.env.POOL_SIZE) },
});
const schema = await buildSchema({ resolvers: [CustomerResolver], validate: false });
const { url } = await startStandaloneServer(new ApolloServer<Context>({ schema }), {
  listen: { port: 0, host: '127.0.0.1' },
  context: async () => ({ em: orm.em.fork() as EntityManager, loaders: new Map() }),
});
process.on('disconnect', () => process.exit());
process.send?.({ url: url.replace(/\/$/, '') });
