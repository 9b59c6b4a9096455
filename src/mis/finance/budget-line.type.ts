import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { TeamType, UserType } from '../../platform/access/user.type.js';
import { DecimalScalar, type Money } from '../../platform/api/scalars.js';
import { Amount, type Connection, From, Many, many, One, relate, Sql } from '../../platform/reading/declare.js';
import { BudgetAction, BudgetBasis, BudgetLine, BudgetMonth, BudgetStage, BudgetThreshold } from './budget.entity.js';
import { BudgetType } from './budget.type.js';
import { FiscalPeriodType } from './calendar.type.js';
import { DepartmentType, LedgerAccountType } from './department.type.js';
import type { PostingStage } from './posting.entity.js';

registerEnumType(BudgetStage, {
  name: 'BudgetStage',
  description: 'What a threshold counts.',
  valuesConfig: {
    REQUEST: { description: 'What is requested and not ordered.' },
    ORDER: { description: 'What is ordered and not invoiced.' },
    ACTUAL: { description: 'What is booked.' },
    CUMULATIVE: { description: 'All of it: what is requested, ordered and booked.' },
  },
});
registerEnumType(BudgetBasis, {
  name: 'BudgetBasis',
  description: 'What a threshold compares with what it counts.',
  valuesConfig: {
    PERIOD: { description: 'That of the period with the period’s share of the budget.' },
    TO_DATE: { description: 'That of the year up to a period with the shares up to that period.' },
    ANNUAL: { description: 'That of the year with the annual amount.' },
  },
});
registerEnumType(BudgetAction, {
  name: 'BudgetAction',
  description: 'What happens to a posting that takes what is counted beyond a threshold. Equal is not beyond.',
  valuesConfig: {
    IGNORE: { description: 'Nothing. As a decision: no threshold is exceeded, or only ones to be ignored.' },
    WARN: { description: 'It is booked, and an alert is raised when the threshold is crossed.' },
    STOP: { description: 'It is refused with BUDGET_EXCEEDED, and nothing is booked.' },
  },
});

// Lines that are watched carry their totals; those of the others are added up, by a function that sees all postings: a line has one figure for everybody.
const ofLine = (column: string, stage: PostingStage) => (t: string) =>
  `coalesce((select y.${column} from visible.budget_year_totals y where y.line_id=${t}.id),budget_line_posted(${t}.id,null,'${stage}'))`;
const ofMonth = (column: string, stage: PostingStage) => (t: string) =>
  `coalesce((select m.${column} from visible.budget_month_totals m where m.line_id=${t}.line_id and m.period_id=${t}.period_id),budget_line_posted(${t}.line_id,${t}.period_id,'${stage}'))`;
const spentOfLine = ofLine('spent', 'ACTUAL');
const committedOfLine = ofLine('committed', 'ORDER');
const requestedOfLine = ofLine('requested', 'REQUEST');

@From(() => BudgetLine, {
  prefix: 'budgetline',
  kind: 'budget',
  filters: ['id', 'budget', 'department', 'account', 'annual', 'team', 'manager'],
  orders: ['annual'],
})
@ObjectType('BudgetLine', {
  description:
    'What a department, with all departments below it, may spend or should earn in a year, on an account with all accounts below it.',
})
export class BudgetLineType {
  @Field(() => ID, { description: 'Id, "budgetline_…".' }) id!: string;
  @Amount({ amount: 'annual', currency: 'currency', description: 'The budget of the year: the sum of its months.' }) annual!: Money;
  @Amount({ amount: 'carried', currency: 'currency', description: 'How much of it was left of an earlier year: `budgetCarryOver`.' })
  carriedOver!: Money;
  @Sql(spentOfLine)
  @Amount({
    amount: 'spent',
    currency: 'currency',
    description:
      'What was booked in the year, reversals taken off; earned, on an INCOME account. Postings count whether or not you may see them.',
  })
  spent!: Money;
  @Sql(committedOfLine)
  @Amount({ amount: 'committed', currency: 'currency', description: 'What is ordered and not invoiced yet.' })
  committed!: Money;
  @Sql(requestedOfLine)
  @Amount({ amount: 'requested', currency: 'currency', description: 'What is requested and not ordered yet.' })
  requested!: Money;
  @Sql(t => `${t}.annual-${spentOfLine(t)}-${committedOfLine(t)}-${requestedOfLine(t)}`)
  @Amount({
    amount: 'available',
    currency: 'currency',
    description: 'annual − spent − committed − requested; below zero when more is promised than there is.',
  })
  available!: Money;
  @Sql(t => `trunc(100*${spentOfLine(t)}/nullif(${t}.annual,0),4)`)
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'spent ÷ annual, in percent, cut to four decimals; null if the budget is zero.',
  })
  utilisation!: string | null;
  @Field(() => Int, { description: 'Grows with every change of the plan, not with postings; for `expectedVersion`.' }) version!: number;

  @One(() => BudgetType, { description: 'The budget it is part of.' }) budget!: One<BudgetType>;
  @One(() => DepartmentType, { description: 'Whose it is; the departments below count too.' }) department!: One<DepartmentType>;
  @One(() => LedgerAccountType, { nullable: true, description: 'What for; the accounts below count too. Null: all expense accounts.' })
  account!: One<LedgerAccountType> | null;
  @One(() => BudgetLineType, { nullable: true, description: 'The line of an earlier year that gave it what was left.' })
  carriedFrom!: One<BudgetLineType> | null;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'The department’s manager.' }) manager!: One<UserType> | null;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The department’s team, which sees it.' }) team!: One<TeamType> | null;
  @Many(() => BudgetMonthType, { by: 'line', order: ['no'], description: 'The year month by month.' }) months!: Connection<BudgetMonthType>;
  @Many(() => BudgetThresholdType, { by: 'line', order: ['percent'], description: 'What is done when spending goes beyond a share of it.' })
  thresholds!: Connection<BudgetThresholdType>;
}

@From(() => BudgetMonth, { prefix: 'budgetmonth', kind: 'budget', filters: ['no', 'period'], orders: ['no'] })
@ObjectType('BudgetMonth', { description: 'A period of a budget line.' })
export class BudgetMonthType {
  @Field(() => ID, { description: 'Id, "budgetmonth_…".' }) id!: string;
  @Field(() => Int, { description: 'Place of the period in the year, from 1.' }) no!: number;
  @Amount({ amount: 'budgeted', currency: 'currency', description: 'The period’s share of the annual amount.' }) budgeted!: Money;
  @Sql(ofMonth('spent', 'ACTUAL'))
  @Amount({ amount: 'spent', currency: 'currency', description: 'What was booked in the period, reversals taken off.' })
  spent!: Money;
  @Sql(ofMonth('committed', 'ORDER'))
  @Amount({ amount: 'committed', currency: 'currency', description: 'What was ordered for the period and is not invoiced yet.' })
  committed!: Money;
  @Sql(ofMonth('requested', 'REQUEST'))
  @Amount({ amount: 'requested', currency: 'currency', description: 'What was requested for the period and is not ordered yet.' })
  requested!: Money;
  @One(() => FiscalPeriodType, { description: 'The period.' }) period!: One<FiscalPeriodType>;
}

@From(() => BudgetThreshold, { prefix: 'threshold', kind: 'budget', filters: ['stage', 'basis', 'percent', 'action'], orders: ['percent'] })
@ObjectType('BudgetThreshold', { description: 'A share of a line’s budget, and what is done when spending goes beyond it.' })
export class BudgetThresholdType {
  @Field(() => ID, { description: 'Id, "threshold_…".' }) id!: string;
  @Field(() => BudgetStage, { description: 'What counts.' }) stage!: BudgetStage;
  @Field(() => BudgetBasis, { description: 'What is compared.' }) basis!: BudgetBasis;
  @Field(() => Int, { description: 'Percent of the budget of the basis.' }) percent!: number;
  @Field(() => BudgetAction, { description: 'What is done.' }) action!: BudgetAction;
}

relate(
  BudgetType,
  'lines',
  many(() => BudgetLineType, { by: 'budget', order: ['-annual'], description: 'Its lines that you may see, largest first.' }),
);
relate(
  DepartmentType,
  'budgetLines',
  many(() => BudgetLineType, { by: 'department', order: ['-annual'], description: 'Its own budget lines, of all years, largest first.' }),
);
