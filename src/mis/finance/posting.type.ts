import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ProductType } from '../../crm/catalog/product.type.js';
import { TeamType } from '../../platform/access/user.type.js';
import { DateTime, DecimalScalar, LocalDate, type Money } from '../../platform/api/scalars.js';
import { Amount, type Connection, From, Many, many, One, relate } from '../../platform/reading/declare.js';
import { FiscalPeriodType } from './calendar.type.js';
import { DepartmentType, LedgerAccountType } from './department.type.js';
import { JournalEntryType } from './journal.type.js';
import { Posting, PostingStage } from './posting.entity.js';
import { ProjectType } from './project.type.js';

registerEnumType(PostingStage, {
  name: 'PostingStage',
  description: 'How far the spending is.',
  valuesConfig: {
    REQUEST: { description: 'Asked for, not ordered.' },
    ORDER: { description: 'Ordered, not invoiced.' },
    ACTUAL: { description: 'Spent or earned.' },
  },
});

@From(() => Posting, {
  prefix: 'posting',
  filters: [
    ...['id', 'date', 'department', 'account', 'period', 'baseAmount', 'stage', 'open', 'source', 'reference', 'exception'],
    ...['reverses', 'commitment', 'cause', 'team', 'project', 'product', 'journal'],
  ],
  orders: ['date', 'baseAmount'],
})
@ObjectType('Posting', {
  description:
    'An amount booked to a department and an account on a day, or set aside there as requested or ordered. It is never changed; a mistake is reversed.',
})
export class PostingType {
  @Field(() => ID, { description: 'Id, "posting_…".' }) id!: string;
  @Field(() => LocalDate, { description: 'The day it counts for.' }) date!: string;
  @Amount({ amount: 'amount', currency: 'currency', description: 'Positive: more of what the account’s kind says.' }) amount!: Money;
  @Amount({
    amount: 'baseAmount',
    currency: 'baseCurrency',
    description: 'The same in the currency of the fiscal year, at the rate of the day.',
  })
  baseAmount!: Money;
  @Field(() => DecimalScalar, {
    nullable: true,
    description: 'What `amount` was multiplied by, from `exchangeRates`; null where both are one, or `baseAmount` was given.',
  })
  exchangeRate!: string | null;
  @Field(() => PostingStage, { description: 'How far the spending is.' }) stage!: PostingStage;
  @Amount({
    amount: 'open',
    currency: 'baseCurrency',
    nullable: true,
    description: 'Of a request or order: what is neither ordered, invoiced nor released yet. Null on every other posting.',
  })
  open!: Money | null;
  @Field({ description: 'The system or book that it comes from; "commitment" where it takes off a request or order.' }) source!: string;
  @Field({ description: 'Its document number, unique within the source.' }) reference!: string;
  @Field(() => String, { nullable: true, description: 'The region that it is for.' }) region!: string | null;
  @Field(() => String, { nullable: true, description: 'What it is for.' }) description!: string | null;
  @Field({ description: 'Booked beyond a STOP by somebody who may exceed budgets.' }) exception!: boolean;
  @Field(() => DateTime, { description: 'When it was booked.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Version of the record.' }) version!: number;
  @One(() => DepartmentType, { description: 'Who spends or earns.' }) department!: One<DepartmentType>;
  @One(() => LedgerAccountType, { description: 'On what.' }) account!: One<LedgerAccountType>;
  @One(() => FiscalPeriodType, { description: 'The period it counts for.' }) period!: One<FiscalPeriodType>;
  @One(() => ProjectType, { nullable: true, description: 'The project that it is for.' }) project!: One<ProjectType> | null;
  @One(() => ProductType, { nullable: true, description: 'The product that it is for.' }) product!: One<ProductType> | null;
  @One(() => JournalEntryType, {
    nullable: true,
    description: 'The journal entry that it is a line of; null if it is booked by itself, or you may not see the entry.',
  })
  journal!: One<JournalEntryType> | null;
  @One(() => PostingType, { nullable: true, description: 'The posting that it takes back; null if it takes back none.' })
  reverses!: One<PostingType> | null;
  @One(() => PostingType, {
    nullable: true,
    description:
      'The request or order that it was booked against; with the same stage, that it takes off or gives back to. Null if there is none.',
  })
  commitment!: One<PostingType> | null;
  @One(() => PostingType, { nullable: true, description: 'The posting with which it takes off a request or order; null on all others.' })
  cause!: One<PostingType> | null;
  @Many(() => PostingType, {
    by: 'commitment',
    order: ['-date'],
    description: 'What settles a request or order: what was booked against it, what that took off, and releases; newest first.',
  })
  settledBy!: Connection<PostingType>;
  @One(() => TeamType, { of: 'teamId', nullable: true, description: 'The department’s team, which sees it.' }) team!: One<TeamType> | null;
}

relate(
  DepartmentType,
  'postings',
  many(() => PostingType, {
    by: 'department',
    order: ['-date'],
    description: 'What was booked to it, without the departments below; newest first.',
  }),
);
relate(
  LedgerAccountType,
  'postings',
  many(() => PostingType, {
    by: 'account',
    order: ['-date'],
    description: 'What was booked to it, without the accounts below; newest first.',
  }),
);
relate(
  ProjectType,
  'postings',
  many(() => PostingType, { by: 'project', order: ['-date'], description: 'What was booked for it, newest first.' }),
);
