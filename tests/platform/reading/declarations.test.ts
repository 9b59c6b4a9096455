import 'reflect-metadata';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { defineEntity, MikroORM, p, UnderscoreNamingStrategy } from '@mikro-orm/postgresql';
import { type GraphQLSchema, parse, printType } from 'graphql';
import { Args, ArgsType, buildSchema, Field, FieldResolver, ID, Int, ObjectType, Query, Resolver, Root } from 'type-graphql';
import type { Viewer } from '../../../src/platform/access/viewer.js';
import { instant, money } from '../../../src/platform/api/record.js';
import { DateTime, DecimalScalar, type Money, MoneyType } from '../../../src/platform/api/scalars.js';
import { answerText } from '../../../src/platform/reading/answer.js';
import {
  Amount,
  Computed,
  type Connection,
  Feed,
  From,
  joinFeed,
  Many,
  One,
  Rows,
  Sql,
  Totals,
  type TypeClass,
} from '../../../src/platform/reading/declare.js';
import { Documents } from '../../../src/platform/reading/documents.js';
import { executor } from '../../../src/platform/reading/executor.js';
import { extend } from '../../../src/platform/reading/extend.js';
import { type Models, modelsOf } from '../../../src/platform/reading/model.js';
import { Reader } from '../../../src/platform/reading/read.js';
import { readRecords } from '../../../src/platform/reading/records.js';
import { makeDatabase, type TestDatabase } from '../../support/database.js';

const ShelfSchema = defineEntity({
  name: 'Shelf',
  tableName: 'shelves',
  properties: { id: p.uuid().primary(), name: p.text(), madeAt: instant() },
});
class Shelf extends ShelfSchema.class {}
ShelfSchema.setClass(Shelf);
const BookSchema = defineEntity({
  name: 'Book',
  tableName: 'books',
  properties: {
    id: p.uuid().primary(),
    title: p.text(),
    subtitle: p.text().nullable(),
    pages: p.integer(),
    price: money().nullable(),
    currency: p.text(),
    boughtAt: instant(),
    parts: p.json(),
    cover: p.json().nullable(),
    shelf: () => p.manyToOne(Shelf),
  },
});
class Book extends BookSchema.class {}
BookSchema.setClass(Book);
const NoteSchema = defineEntity({
  name: 'Note',
  tableName: 'notes',
  properties: { id: p.uuid().primary(), text: p.text(), writtenAt: instant(), shelf: () => p.manyToOne(Shelf) },
});
class Note extends NoteSchema.class {}
NoteSchema.setClass(Note);

const AuthorSchema = defineEntity({ name: 'Author', tableName: 'authors', properties: { id: p.uuid().primary(), name: p.text() } });
class Author extends AuthorSchema.class {}
AuthorSchema.setClass(Author);

@ArgsType()
class ShortArgs {
  @Field(() => Int, { defaultValue: 4 }) length!: number;
  @Field(() => String, { nullable: true }) end?: string | null;
}
@ObjectType('Part')
class PartType {
  @Field() name!: string;
  @Field(() => Int, { nullable: true }) firstPage!: number | null;
}
@From(() => Book, { prefix: 'book', filters: ['price', 'title'], orders: ['pages'] })
@ObjectType('Book')
class BookType {
  @Field(() => ID) id!: string;
  @Field() title!: string;
  @Field(() => String, { nullable: true }) subtitle!: string | null;
  @Field(() => Int) pages!: number;
  @Amount({ amount: 'price', currency: 'currency', nullable: true, description: 'Price.' }) price!: Money | null;
  @Sql(t => `${t}.price*2`)
  @Amount({ amount: 'double', currency: '"EUR"', nullable: true, description: 'Twice the price.' })
  double!: Money | null;
  @Field(() => [PartType]) parts!: PartType[];
  @Field(() => PartType, { nullable: true }) cover!: PartType | null;
  @Sql(t => `upper(${t}.title)`) @Field() loud!: string;
  @Computed({ needs: ['title', 'pages', 'loud'] })
  @Field(() => String, { nullable: true })
  label(this: { title: string; pages: number; loud: string }): string | null {
    return this.pages ? `${this.title} (${this.pages}) ${this.loud}` : null;
  }
  @Computed({ needs: ['title'] })
  @Field()
  short(this: { title: string }, @Args(() => ShortArgs) { length, end }: ShortArgs): string {
    return `${this.title.slice(0, length)}${end ?? ''}`;
  }
  @One(() => ShelfType, { description: 'Shelf.' }) shelf!: One<ShelfType>;
  @Many(() => AuthorType, {
    through: { table: 'book_authors', from: 'book_id', to: 'author_id' },
    order: ['name'],
    description: 'Who wrote it.',
  })
  authors!: Connection<AuthorType>;
}
@From(() => Author, { prefix: 'author', filters: ['name', 'books'], orders: ['name'] })
@ObjectType('Author')
class AuthorType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Many(() => BookType, {
    through: { table: 'book_authors', from: 'author_id', to: 'book_id' },
    order: ['pages'],
    filterable: true,
    description: 'What the author wrote.',
  })
  books!: Connection<BookType>;
}
@From(() => Note, { prefix: 'note' })
@ObjectType('Note')
class NoteType {
  @Field(() => ID) id!: string;
  @Field() text!: string;
  @Field(() => DateTime) writtenAt!: Date;
  @Computed({ needs: ['text'] })
  @Field(() => String, { nullable: true })
  label(this: { text: string }): string {
    return `note ${this.text}`;
  }
}
@ObjectType('PageCount')
class PageCountType {
  @Field() title!: string;
  @Field(() => DecimalScalar) pageCount!: string;
  @Amount({ amount: 'worth', currency: 'currency', description: 'Worth.' }) worth!: Money;
  @One(() => BookType, { of: 'bookId', nullable: true, description: 'The book.' }) book!: One<BookType> | null;
}
@ObjectType('ShelfTotals')
class ShelfTotalsType {
  @Sql(() => 'count(*)') @Field(() => Int) count!: number;
  @Sql(t => `sum(${t}.price)`) @Field(() => DecimalScalar, { nullable: true }) worth!: string | null;
}
@From(() => Shelf, { prefix: 'shelf', filters: ['books', 'name'] })
@ObjectType('Shelf')
class ShelfType {
  @Field(() => ID) id!: string;
  @Field() name!: string;
  @Many(() => BookType, { order: ['pages'], description: 'Books.' }) books!: Connection<BookType>;
  @Many(() => BookType, { by: 'shelf', order: ['-pages'], only: t => `${t}.pages>100`, description: 'Thick books.' })
  thick!: Connection<BookType>;
  @Totals(() => ShelfTotalsType, { over: () => BookType, description: 'What the books are worth.' }) totals!: ShelfTotalsType;
  @Feed(() => 'ShelfItem', { members: { Book: { at: 'boughtAt' } }, description: 'What happened.' })
  items!: unknown;
  @Rows(() => PageCountType, {
    sql: (shelf, limit) =>
      `select b.title, b.pages::numeric "pageCount", b.price worth, b.currency, b.id "bookId" from visible.books b where b.shelf_id=${shelf('id')} and b.price is not null order by b.pages, b.id limit ${limit}`,
    description: 'Pages.',
  })
  pageCounts!: PageCountType[];
}
joinFeed(ShelfType, 'items', 'Note', { at: 'writtenAt' });

class Reads {
  @One(() => ShelfType, { description: 'A shelf.' }) shelf!: One<ShelfType>;
  @Many(() => ShelfType, { order: ['name'], description: 'Shelves.' }) shelves!: Connection<ShelfType>;
  @Many(() => BookType, { description: 'Books.' }) books!: Connection<BookType>;
  @Many(() => AuthorType, { order: ['name'], description: 'Authors.' }) authors!: Connection<AuthorType>;
}
@Resolver(() => ShelfType)
class ShelfResolver {
  @Query(() => Int) one(): number {
    return 1;
  }
  @FieldResolver(() => String) weather(@Root() shelf: { id: string }): string {
    return `sunny over ${shelf.id}`;
  }
}

const types = [PartType, ShelfTotalsType, BookType, AuthorType, NoteType, ShelfType, PageCountType, MoneyType];
const entities = [ShelfSchema, BookSchema, NoteSchema, AuthorSchema];
const settings = { costLimit: 10_000, timeZone: 'UTC' };
const as = {
  userId: '',
  teamIds: [],
  hidden: new Set(),
  scopes: { read: {} },
  owners: { read: {}, write: {} },
  accessKey: 'x',
  identity: ['u', '{}', ' '],
} as unknown as Viewer;

let database: TestDatabase;
let orm: MikroORM;
let reader: Reader;
let schema: GraphQLSchema;
let models: Models;
const uuid = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;

/** Types as declared, once more: what `extend` adds is added to types. */
const built = (orphanedTypes: TypeClass[] = types) =>
  buildSchema({
    resolvers: [ShelfResolver],
    orphanedTypes: orphanedTypes as never,
    validate: false,
    pubSub: { publish() {}, subscribe: () => [] as never },
  });

beforeAll(async () => {
  database = await makeDatabase();
  await database.sql(`create table shelves (id uuid primary key, name text not null, made_at timestamptz not null default now())`);
  await database.sql(
    `create table books (id uuid primary key, title text not null, subtitle text, pages int not null, price numeric(19,4), currency text not null, bought_at timestamptz not null, parts jsonb not null, cover jsonb, shelf_id uuid not null references shelves)`,
  );
  await database.sql(
    'create table notes (id uuid primary key, text text not null, written_at timestamptz not null, shelf_id uuid not null references shelves)',
  );
  await database.sql('create table authors (id uuid primary key, name text not null)');
  await database.sql('create table book_authors (book_id uuid not null, author_id uuid not null, primary key (book_id, author_id))');
  for (const table of ['shelves', 'books', 'notes', 'authors', 'book_authors']) {
    await database.sql(`create view visible.${table} as select * from public.${table}`);
    await database.sql(`grant select on visible.${table} to bellwether_app`);
  }
  await database.sql(`insert into shelves (id, name) values ('${uuid(1)}', 'A "shelf"'), ('${uuid(2)}', 'Empty')`);
  await database.sql(`insert into books select ('00000000-0000-7000-8000-'||lpad((100+i)::text,12,'0'))::uuid, 'Book '||i, case when i=2 then 'Sub' end, (i-1)*60, case when i<3 then i*1.5 end, 'EUR', '2026-01-01Z'::timestamptz+i*interval '1 day',
    case when i=1 then '[]'::jsonb else '[{"name":"One \\"1\\"","firstPage":3},{"name":"Two"}]'::jsonb end, case when i=3 then '{"name":"Hard","firstPage":0}'::jsonb end, '${uuid(1)}' from generate_series(1,3) i`);
  await database.sql(`insert into notes values ('${uuid(200)}', 'dusty', '2026-01-02T12:00:00Z', '${uuid(1)}')`);
  await database.sql(`insert into authors values ('${uuid(301)}', 'Ada'), ('${uuid(302)}', 'Bo'), ('${uuid(303)}', 'Cy')`);
  await database.sql(
    `insert into book_authors values ('${uuid(101)}', '${uuid(302)}'), ('${uuid(101)}', '${uuid(301)}'), ('${uuid(102)}', '${uuid(302)}')`,
  );
  orm = new MikroORM({ entities, clientUrl: database.url, namingStrategy: UnderscoreNamingStrategy, ensureDatabase: false });
  const base = await built();
  models = modelsOf(base, orm.getMetadata(), { reads: [Reads] });
  schema = extend(base, models);
  reader = new Reader({ connection: { connectionString: database.url, options: '-c role=bellwether_app -c timezone=UTC' }, size: 2 });
}, 60_000);
afterAll(async () => {
  await reader.end();
  await orm.close();
  await database.drop();
});

async function text(query: string, variables: Record<string, unknown> = {}) {
  const answer = await answerText({ documents: new Documents(schema, models, settings), reader }, as, { query, variables });
  return answer === null ? null : JSON.parse(answer);
}
async function oracle(query: string, variables: Record<string, unknown> = {}) {
  const context = { viewer: as, services: { reader } };
  return JSON.parse(
    JSON.stringify(
      await executor({ schema, models, settings, reader })({
        document: parse(query),
        request: { variables },
        contextValue: context as never,
      }),
    ),
  );
}

const shelf = `shelf_${uuid(1).replaceAll('-', '')}`;

test('what types declare is answered, by both lanes alike', async () => {
  const query = `{ shelf(id: "${shelf}") { name
    books { nodes { title subtitle loud label again: label price { amount c: currency __typename } double { amount currency } parts { name firstPage } cover { name firstPage __typename } shelf { name } } }
    thick { nodes { pages label } totalCount }
    items { nodes { __typename ... on Book { id label pages loud } ... on Note { id text label writtenAt } } totalCount }
    totals { count worth }
    pageCounts(first: 1) { title pageCount worth { amount currency } book { label } }
  } }`;
  const answered = await text(query);
  expect(answered).toEqual(await oracle(query));
  expect(answered.data.shelf).toMatchObject({
    name: 'A "shelf"',
    books: {
      nodes: [
        {
          title: 'Book 1',
          subtitle: null,
          loud: 'BOOK 1',
          label: null,
          again: null,
          price: { amount: '1.50', c: 'EUR' },
          double: { amount: '3.00', currency: 'EUR' },
          parts: [],
          cover: null,
        },
        {
          subtitle: 'Sub',
          label: 'Book 2 (60) BOOK 2',
          parts: [
            { name: 'One "1"', firstPage: 3 },
            { name: 'Two', firstPage: null },
          ],
        },
        { price: null, double: null, cover: { name: 'Hard', firstPage: 0, __typename: 'Part' } },
      ],
    },
    thick: { nodes: [{ pages: 120 }], totalCount: 1 },
    items: {
      nodes: [
        { label: 'Book 3 (120) BOOK 3' },
        { label: 'Book 2 (60) BOOK 2' },
        { label: 'note dusty', writtenAt: '2026-01-02T12:00:00Z' },
        { label: null },
      ],
      totalCount: 4,
    },
    totals: { count: 3, worth: '4.5' },
    pageCounts: [{ title: 'Book 1', pageCount: '0', worth: { amount: '1.50', currency: 'EUR' }, book: { label: null } }],
  });
});

test('rows that a table between them joins are a list on both sides, and can be filtered by', async () => {
  const query = `{
    books { nodes { title authors(last: 1) { nodes { name } totalCount pageInfo { hasPreviousPage } } } }
    authors(where: { books: { some: { title: { eq: "Book 1" } }, every: { price: { lt: 2 } } } }) { nodes { name books { nodes { pages } } } }
    lazy: authors(where: { books: { none: {} } }) { nodes { name } }
  }`;
  const answered = await text(query);
  expect(answered).toEqual(await oracle(query));
  const names = (...of: string[]) => ({ nodes: of.map(name => ({ name })) });
  expect(answered.data).toMatchObject({
    books: {
      nodes: [
        { title: 'Book 1', authors: { ...names('Bo'), totalCount: 2, pageInfo: { hasPreviousPage: true } } },
        { title: 'Book 2', authors: { ...names('Bo'), totalCount: 1, pageInfo: { hasPreviousPage: false } } },
        { title: 'Book 3', authors: { nodes: [], totalCount: 0 } },
      ],
    },
    authors: { nodes: [{ name: 'Ada', books: { nodes: [{ pages: 0 }] } }] },
    lazy: names('Cy'),
  });
});

test('what TypeScript computes takes arguments, of each request its own', async () => {
  const query =
    'query ($n: Int!, $end: String) { books(first: 1) { nodes { short one: short(length: $n) two: short(length: 1, end: $end) } } }';
  const documents: unknown[] = [];
  for (const [n, end] of [
    [2, '…'],
    [5, null],
    [0, undefined],
  ] as const) {
    const answered = await text(query, { n, end });
    expect(answered).toEqual(await oracle(query, { n, end }));
    documents.push(answered.data.books.nodes[0]);
  }
  expect(documents).toEqual([
    { short: 'Book', one: 'Bo', two: 'B…' },
    { short: 'Book', one: 'Book ', two: 'B' },
    { short: 'Book', one: '', two: 'B' },
  ]);
});

test('a feed can be asked by the interface that its members share', async () => {
  const query = `{ shelf(id: "${shelf}") { items(first: 2) { nodes { __typename ... on Node { id } ... on Note { text } } } } }`;
  const answered = await text(query);
  expect(answered).toEqual(await oracle(query));
  expect(answered.data.shelf.items.nodes.map(({ id }: { id: string }) => id.split('_')[0])).toEqual(['book', 'book']);
});

test('a field that a resolver answers goes through the standard executor, which reads the rest', async () => {
  const query = '{ one shelves { nodes { name weather books(first: 1) { nodes { label } } } } }';
  expect(await text(query)).toBeNull();
  expect(await oracle(query)).toMatchObject({
    data: {
      one: 1,
      shelves: { nodes: [{ name: 'A "shelf"', weather: `sunny over ${shelf}`, books: { nodes: [{ label: null }] } }, { name: 'Empty' }] },
    },
  });
});

test('a promised record that is missing is an error at its place', async () => {
  await database.sql('alter table books alter shelf_id drop not null, drop constraint books_shelf_id_fkey');
  await database.sql(`update books set shelf_id = '${uuid(9)}' where pages = 60`);
  const query = '{ books { nodes { title shelf { name } } } one: __typename }';
  expect(await text(query)).toBeNull();
  expect(await oracle(query)).toMatchObject({ data: null, errors: [{ path: ['books', 'nodes', 1, 'shelf'] }] });
  await database.sql(`update books set shelf_id = '${uuid(1)}'`);
});

test('a resolver reads records by their ids in one statement', async () => {
  const ids = [uuid(2), uuid(7), shelf];
  const target = (schema.getType('Query') as never as { getFields(): Record<string, { resolve: unknown; type: unknown }> }).getFields();
  const { resolve, type } = target.one as { resolve: unknown; type: unknown };
  Object.assign(target.one as object, {
    type: schema.getType('Shelf'),
    resolve: async (_s: unknown, _a: unknown, context: never, info: never) => (await readRecords(ids, info, context))[2],
  });
  expect(await oracle('{ one { name books(first: 1) { totalCount } } }')).toEqual({
    data: { one: { name: 'A "shelf"', books: { totalCount: 3 } } },
  });
  Object.assign(target.one as object, { type, resolve });
});

test('the schema describes what was added', () => {
  expect(printType(schema.getType('BookWhere') as never)).toMatchSnapshot();
  expect(printType(schema.getType('BookConnection') as never)).toMatchSnapshot();
  expect(printType(schema.getType('Shelf') as never)).toMatchSnapshot();
});

@From(() => Book, { prefix: 'wrong', filters: ['nothing'], search: 'nowhere' })
@ObjectType('Wrong')
class WrongType {
  @Field(() => ID) id!: string;
  @Field(() => String, { nullable: true }) title!: string | null;
  @Field() subtitle!: string;
  @Field() colour!: string;
  @Computed({ needs: ['weight'] })
  @Field()
  label(): string {
    return '';
  }
}

test('types that do not fit their entities are refused at start, every place at once', async () => {
  const base = await built([...types, WrongType]);
  const attempt = () => modelsOf(base, orm.getMetadata(), { reads: [] });
  expect(attempt).toThrow('"Wrong.title" may be null, but its column is never null.');
  expect(attempt).toThrow('"Wrong.subtitle" is never null, but its column may be null.');
  expect(attempt).toThrow('"Wrong.colour" is neither a column of "Book", nor a relation, a computation or a query.');
  expect(attempt).toThrow('"Wrong" filters by "nothing"');
  expect(attempt).toThrow('"Wrong" searches in "nowhere"');
  expect(attempt).toThrow('"Wrong" computes from "weight"');
});
