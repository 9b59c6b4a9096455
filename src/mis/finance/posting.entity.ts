import { defineEntity, p } from '@mikro-orm/core';
import { Product } from '../../crm/catalog/product.entity.js';
import { currency, money, oneOf, owned, record } from '../../platform/api/columns.js';
import { LedgerAccount } from './account.entity.js';
import { FiscalPeriod } from './calendar.entity.js';
import { Department } from './department.entity.js';
import { Project } from './project.entity.js';

export const PostingStage = { REQUEST: 'REQUEST', ORDER: 'ORDER', ACTUAL: 'ACTUAL' } as const;
export type PostingStage = keyof typeof PostingStage;

export const PostingSchema = defineEntity({
  name: 'Posting',
  tableName: 'postings',
  properties: {
    ...record(),
    ...owned(),
    date: p.date(),
    period: () => p.manyToOne(FiscalPeriod),
    department: () => p.manyToOne(Department),
    account: () => p.manyToOne(LedgerAccount),
    /** Positive: more of what the account's kind says. */
    amount: money(),
    currency: currency(),
    /** In the currency of the fiscal year, at the rate of the posting's date. */
    baseAmount: money(),
    baseCurrency: currency(),
    /** What `baseAmount` was made by; null where the currencies are one, or it was given. */
    exchangeRate: p.decimal().columnType('numeric(30,15)').nullable(),
    stage: oneOf(PostingStage).default('ACTUAL'),
    project: () => p.manyToOne(Project).nullable(),
    product: () => p.manyToOne(Product).nullable(),
    region: p.text().nullable(),
    /** The entry that it is a line of. */
    journal: () => p.manyToOne(JournalEntry).nullable(),
    /** The system or book that the reference is unique in. */
    source: p.text(),
    reference: p.text(),
    description: p.text().nullable(),
    reverses: () => p.oneToOne(Posting).owner().nullable(),
    /** The request or order that it is booked against, or takes off. */
    commitment: () => p.manyToOne(Posting).nullable(),
    /** The posting that this one was booked with, where it takes off a commitment or gives back to it. */
    cause: () => p.manyToOne(Posting).nullable(),
    /** Of a request or order: what is neither ordered, invoiced nor released yet. Null on all others. */
    open: money().fieldName('open_amount').nullable(),
    /** Booked beyond a STOP by somebody who may. */
    exception: p.boolean().default(false),
  },
});
/** An amount booked to a department and an account on a day. Never changed: a mistake is taken back by a reversal. */
export class Posting extends PostingSchema.class {}
PostingSchema.setClass(Posting);

export const JournalEntrySchema = defineEntity({
  name: 'JournalEntry',
  tableName: 'journal_entries',
  properties: {
    ...record(),
    ...owned(),
    date: p.date(),
    source: p.text(),
    reference: p.text(),
    description: p.text().nullable(),
    currency: currency(),
    /** Of each side, in `currency`. */
    amount: money(),
    reverses: () => p.oneToOne(JournalEntry).owner().nullable(),
    /** The posting that it shares out. */
    allocates: () => p.manyToOne(Posting).nullable(),
  },
});
/** Postings of which debit and credit are equal: double entry. Never changed, as its postings are not. */
export class JournalEntry extends JournalEntrySchema.class {}
JournalEntrySchema.setClass(JournalEntry);
