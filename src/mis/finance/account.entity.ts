import { defineEntity, p } from '@mikro-orm/core';
import { oneOf, record } from '../../platform/api/columns.js';

export const AccountKind = { ASSET: 'ASSET', LIABILITY: 'LIABILITY', EQUITY: 'EQUITY', INCOME: 'INCOME', EXPENSE: 'EXPENSE' } as const;
export type AccountKind = keyof typeof AccountKind;

export const LedgerAccountSchema = defineEntity({
  name: 'LedgerAccount',
  tableName: 'ledger_accounts',
  properties: {
    ...record(),
    code: p.text(),
    name: p.text(),
    kind: oneOf(AccountKind),
    parent: () => p.manyToOne(LedgerAccount).nullable(),
    /** Ids from the root down to its own. */
    path: p.array().columnType('uuid[]'),
    children: () => p.oneToMany(LedgerAccount).mappedBy('parent'),
  },
});
/** What money is spent on or earned with. A positive amount is more of what the kind says: more cost on an EXPENSE, more revenue on an INCOME. */
export class LedgerAccount extends LedgerAccountSchema.class {}
LedgerAccountSchema.setClass(LedgerAccount);
