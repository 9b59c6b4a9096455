/** What is asked. The same of all; only the words differ. */
export type Id = 'Q1' | 'Q2' | 'Q3' | 'Q5';
export interface Work {
  id: Id;
  what: string;
  /** Documents of Bellwether, of PostGraphile and of the idiomatic twin. */
  bellwether: string;
  postgraphile: string;
  idiomatic?: string;
  /** Least ratios to the others. */
  least: { L: number; P?: number; I?: number };
}

const PAGE = `customers(first: 20, where: { region: { eq: $region } }, orderBy: [{ field: NAME }]) {
        nodes {
          id name email tier
          contacts(first: 5) { nodes { id name email } }
          tickets(first: 5, where: { status: { eq: OPEN } }) { nodes { id number subject priority createdAt } }
          owner { id name }
`;

/** Q2 asked so that the product takes another way: what it adds is left out when answers are compared. */
export interface Way {
  id: 'Q2 patch' | 'Q2 Apollo';
  what: string;
  bellwether: string;
  added: string;
  least: number;
}
export const WAYS: Way[] = [
  {
    id: 'Q2 patch',
    what: 'with a field of each customer that TypeScript computes',
    bellwether: `query Q2($region: String!) { ${PAGE} computed } } }`,
    added: 'computed',
    least: 0.8,
  },
  {
    id: 'Q2 Apollo',
    what: 'with a root field that TypeScript answers, so that all of it goes through Apollo',
    bellwether: `query Q2($region: String!) { me { name } ${PAGE} } } }`,
    added: 'me',
    least: 0.3,
  },
];

export const WORK: Work[] = [
  {
    id: 'Q1',
    what: 'one customer by id',
    bellwether: 'query Q1($id: ID!) { customer(id: $id) { id name email } }',
    postgraphile: 'query Q1($id: UUID!) { customer: customerByRowId(rowId: $id) { id: rowId name email } }',
    idiomatic: 'query Q1($id: ID!) { customer(id: $id) { id name email } }',
    least: { L: 0.9, P: 2 },
  },
  {
    id: 'Q2',
    what: '20 customers, 5 contacts, 5 tickets and owner each',
    bellwether: `query Q2($region: String!) { ${PAGE} } } }`,
    postgraphile: `query Q2($region: String!) {
      customers: allCustomers(first: 20, condition: { region: $region }, orderBy: [NAME_ASC, PRIMARY_KEY_ASC]) {
        nodes {
          id: rowId name email tier
          contacts: contactsByCustomerId(first: 5, orderBy: [NAME_ASC, PRIMARY_KEY_ASC]) { nodes { id: rowId name email } }
          tickets: ticketsByCustomerId(first: 5, condition: { status: "OPEN" }, orderBy: [CREATED_AT_DESC, PRIMARY_KEY_DESC]) {
            nodes { id: rowId number subject priority createdAt }
          }
          owner: userByOwnerId { id: rowId name }
        }
      }
    }`,
    idiomatic: `query Q2($region: String!) {
      customers(region: $region, first: 20) {
        id name email tier
        contacts(first: 5) { id name email }
        tickets(first: 5, status: "OPEN") { id number subject priority createdAt }
        owner { id name }
      }
    }`,
    least: { L: 1, P: 3, I: 10 },
  },
  {
    id: 'Q3',
    what: 'customer 360',
    bellwether: `query Q3($id: ID!) {
      customer(id: $id) {
        id name
        contacts(first: 50) { nodes { id name email } }
        timeline(first: 20) { nodes { id at kind summary } }
        orderTotals { orderCount amount lastOrderAt }
        topCategories(first: 3) { category amount { amount currency } }
      }
    }`,
    postgraphile: `query Q3($id: UUID!) {
      customer: customerByRowId(rowId: $id) {
        id: rowId name
        contacts: contactsByCustomerId(first: 50, orderBy: [NAME_ASC, PRIMARY_KEY_ASC]) { nodes { id: rowId name email } }
        timeline: timelineEntriesByCustomerId(first: 20, orderBy: [AT_DESC, PRIMARY_KEY_DESC]) { nodes { id: rowId at kind summary } }
        orderTotals { orderCount amount lastOrderAt }
        topCategories { nodes { category amount { amount currency } } }
      }
    }`,
    idiomatic: `query Q3($id: ID!) {
      customer(id: $id) {
        id name
        contacts(first: 50) { id name email }
        timeline(first: 20) { id at kind summary }
        orderTotals { orderCount amount lastOrderAt }
        topCategories(first: 3) { category amount { amount currency } }
      }
    }`,
    least: { L: 0.9, P: 2 },
  },
  {
    id: 'Q5',
    what: 'answer a ticket',
    bellwether: `mutation Q5($input: TicketReplyInput!) {
      ticketReply(input: $input) { ticket { id version status } message { id body } errors { code message } }
    }`,
    postgraphile: `mutation Q5($input: ExtraTicketReplyInput!) {
      ticketReply: extraTicketReply(input: $input) { message: result { id: rowId body ticketByTicketId { rowId version status } } }
    }`,
    least: { L: 0.6, P: 1 },
  },
];

/** Q4. */
export const ANALYSIS = `query Q4 { salesAnalysis(by: [MONTH, REGION, CATEGORY], period: "2024", through: "2025") {
  rows { month { key } region { key } category { key } revenue { value } } } }`;
