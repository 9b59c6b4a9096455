import { at, type Client, type Variables } from '../../support/client.js';

type Threshold = {
  stage?: 'REQUEST' | 'ORDER' | 'ACTUAL' | 'CUMULATIVE';
  basis: 'PERIOD' | 'TO_DATE' | 'ANNUAL';
  percent: number;
  action: 'IGNORE' | 'WARN' | 'STOP';
};
interface LineGiven extends Variables {
  departmentId: string;
  accountId?: string;
  annual: string;
  months?: string[];
  thresholds?: Threshold[];
}
interface PostingGiven {
  department: string;
  amount: string;
  reference?: string;
  date?: string;
  account?: string;
  currency?: string;
  baseAmount?: string;
}
/** What a posting came to: the id of what is booked, or why nothing is. */
interface Booked {
  id?: string;
  exception?: boolean;
  code?: string;
  message?: string;
  path?: string[] | null;
  check?: { decision: string; rules: Record<string, unknown>[] };
}

export const annual = (percent: number, action: Threshold['action'] = 'WARN'): Threshold => ({ basis: 'ANNUAL', percent, action });

let count = 0;
const unique = (word: string) => `${word}-${++count}`;

const ERRORS =
  'errors { code message path ... on BudgetExceededError { check { decision rules { lineId department basis percent action exceeded limit before after } } } ... on ConflictError { current } }';
const POST = `mutation ($input: PostingCreateInput!) { postingCreate(input: $input) { posting { id exception } ${ERRORS} } }`;
const REVERSE = `mutation ($input: PostingReverseInput!) { postingReverse(input: $input) { posting { id } ${ERRORS} } }`;
const LINE =
  '{ id version annual { amount } spent { amount } available { amount } utilisation months { nodes { no budgeted { amount } spent { amount } } } crossings { totalCount nodes { stage basis percent episode action exception spent { amount } clearedAt period { no } posting { id } } } }';

interface Line {
  id: string;
  version: number;
  annual: { amount: string };
  spent: { amount: string };
  available: { amount: string };
  utilisation: string | null;
  months: { nodes: { no: number; budgeted: { amount: string }; spent: { amount: string } }[] };
  crossings: {
    totalCount: number;
    nodes: {
      stage: string;
      basis: string;
      percent: number;
      episode: number;
      action: string;
      exception: boolean;
      clearedAt: string | null;
      period: { no: number } | null;
      posting: { id: string } | null;
    }[];
  };
}

/** What finance sets up and does, through the API, as somebody who may. */
export function financeOf(client: Client) {
  const create = async (field: string, record: string, input: Variables, selection = 'id'): Promise<Record<string, unknown>> => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const data = await client.data(
      `mutation ($input: ${type}!) { ${field}(input: $input) { ${record} { ${selection} } errors { code message path } } }`,
      { input },
    );
    const made = at(data, `${field}.${record}`);
    if (!made) throw new Error(JSON.stringify(at(data, `${field}.errors`)));
    return made as Record<string, unknown>;
  };
  const id = async (...made: Parameters<typeof create>) => (await create(...made)).id as string;
  return {
    year: (year: number, currency = 'EUR') =>
      id('fiscalYearCreate', 'year', { name: `FY${year}`, from: `${year}-01-01`, to: `${year}-12-31`, currency }),
    department: (input: { parentId?: string; teamId?: string } = {}) =>
      id('departmentCreate', 'department', { code: unique('D'), name: unique('Department'), ...input }),
    account: (kind = 'EXPENSE', parentId?: string) =>
      id('accountCreate', 'account', { code: unique('A'), name: unique('Account'), kind, parentId }),
    /** A budget in force. @returns the ids of its lines, in the order given */
    async budget(yearId: string, lines: LineGiven[], name = unique('Budget')): Promise<string[]> {
      const made = await create(
        'budgetCreate',
        'budget',
        { name, yearId, lines },
        'id lines(first: 200) { nodes { id department { id } account { id } } }',
      );
      await create('budgetApprove', 'budget', { budgetId: made.id });
      const nodes = (made.lines as { nodes: { id: string; department: { id: string }; account: { id: string } | null }[] }).nodes;
      return lines.map(
        line => nodes.find(n => n.department.id === line.departmentId && (n.account?.id ?? undefined) === line.accountId)?.id as string,
      );
    },
    create,
    update: (departmentId: string, input: Variables) => create('departmentUpdate', 'department', { departmentId, ...input }),
    line: async (lineId: string) =>
      (await client.data<{ budgetLine: Line }>(`query ($id: ID!) { budgetLine(id: $id) ${LINE} }`, { id: lineId })).budgetLine,
    post: (account: string) => posterOf(client, account),
    async reverse(postingId: string, reference = unique('R'), date?: string): Promise<Booked> {
      return bookedOf(at(await client.data(REVERSE, { input: { postingId, reference, date } }), 'postingReverse'));
    },
  };
}
export type Finance = ReturnType<typeof financeOf>;

function bookedOf(answer: unknown): Booked {
  const { posting, errors } = answer as { posting: Booked | null; errors: Booked[] };
  return { ...posting, ...errors[0] };
}

export const inputOf = (
  standard: string,
  { department, amount, date = '2024-03-05', account = standard, currency = 'EUR', baseAmount }: PostingGiven,
) => ({
  ...{ date, departmentId: department, accountId: account, amount: { amount, currency } },
  ...(baseAmount && { baseAmount }),
});

/** Posts as somebody, to an account unless another is named. */
export function posterOf(client: Client, standard: string) {
  return async (given: PostingGiven): Promise<Booked> => {
    const input = { ...inputOf(standard, given), reference: given.reference ?? unique('P') };
    return bookedOf(at(await client.data(POST, { input }), 'postingCreate'));
  };
}
export type Poster = ReturnType<typeof posterOf>;

export const OVERRUN = `subscription ($where: BudgetLineWhere, $after: Cursor) { budgetOverrun(where: $where, after: $after) {
  __typename
  ... on Event { cursor }
  ... on BudgetCrossed { stage basis periodNo percent action exception episode spent limit currency utilisation line { id } posting { id } }
  ... on BudgetLineMoved { line { id } }
  ... on BudgetLineLeft { id reason }
} }`;
export interface Overrun {
  budgetOverrun: {
    __typename: string;
    cursor: string;
    stage: string;
    basis: string;
    periodNo: number | null;
    percent: number;
    action: string;
    exception: boolean;
    episode: number;
    spent: string;
    line: { id: string };
  };
}
