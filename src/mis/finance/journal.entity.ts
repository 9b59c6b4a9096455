import { defineEntity, p } from '@mikro-orm/core';
import { currency, money, owned, record } from '../../platform/api/columns.js';

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
    allocatesId: p.uuid().nullable(),
  },
});
/** Postings of which debit and credit are equal: double entry. Never changed, as its postings are not. */
export class JournalEntry extends JournalEntrySchema.class {}
JournalEntrySchema.setClass(JournalEntry);
