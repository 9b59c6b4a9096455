/** What is asked. The same of all; only the words differ. */
export type Id = 'Q1' | 'Q2' | 'Q3' | 'Q5';
export interface Work {
  id: Id;
  what: string;
  /** Documents of Bellwether and of PostGraphile. */
  bellwether: string;
  postgraphile: string;
  /** Least ratios to L and to P of the column "main job". */
  least: { L: number; P?: number };
}

export const WORK: Work[] = [
  {
    id: 'Q1',
    what: 'one customer by id',
    bellwether: 'query Q1($id: ID!) { customer(id: $id) { id name email } }',
    postgraphile: 'query Q1($id: UUID!) { customer: customerByRowId(rowId: $id) { id: rowId name email } }',
    least: { L: 0.7, P: 2 },
  },
  {
    id: 'Q2',
    what: '20 customers, 5 contacts, 5 tickets and owner each',
    bellwether: `query Q2($region: String!) {
      customers(first: 20, where: { region: { eq: $region } }, orderBy: [{ field: NAME }]) {
        nodes {
          id name email tier
          contacts(first: 5) { nodes { id name email } }
          tickets(first: 5, where: { status: { eq: OPEN } }) { nodes { id number subject priority createdAt } }
          owner { id name }
        }
      }
    }`,
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
    least: { L: 0.9, P: 2.5 },
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
    least: { L: 0.8, P: 2 },
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
    least: { L: 0.4 },
  },
];
