import { Field, ID, Int, ObjectType } from 'type-graphql';
import { UserType } from '../../platform/access/user.type.js';
import { DateTime, LocalDate, type Money } from '../../platform/api/scalars.js';
import { Amount, type Connection, From, Many, One } from '../../platform/reading/declare.js';
import { JournalEntry } from './posting.entity.js';
import { PostingType } from './posting.type.js';

@From(() => JournalEntry, {
  prefix: 'journal',
  filters: ['id', 'date', 'source', 'reference', 'amount', 'reverses'],
  orders: ['date', 'amount'],
})
@ObjectType('JournalEntry', {
  description:
    'Postings of which debit and credit are equal: double entry. It is never changed; a mistake is reversed. Whoever booked it sees it, and their team; its postings are seen as those of their departments.',
})
export class JournalEntryType {
  @Field(() => ID, { description: 'Id, "journal_…".' }) id!: string;
  @Field(() => LocalDate, { description: 'The day it counts for.' }) date!: string;
  @Amount({ amount: 'amount', currency: 'currency', description: 'The sum of either side, in the currency of the entry.' }) amount!: Money;
  @Field({ description: 'The system or book that it comes from.' }) source!: string;
  @Field({ description: 'Its document number, unique within the source.' }) reference!: string;
  @Field(() => String, { nullable: true, description: 'What it is for.' }) description!: string | null;
  @Field(() => DateTime, { description: 'When it was booked.' }) createdAt!: Date;
  @Field(() => Int, { description: 'Version of the record.' }) version!: number;
  @One(() => UserType, { of: 'ownerId', nullable: true, description: 'Who booked it.' }) bookedBy!: One<UserType> | null;
  @One(() => JournalEntryType, { nullable: true, description: 'The entry that it takes back; null if it takes back none.' })
  reverses!: One<JournalEntryType> | null;
  @One(() => PostingType, {
    nullable: true,
    description: 'The posting that it shares out among departments; null if it shares none out.',
  })
  allocates!: One<PostingType> | null;
  @Many(() => PostingType, { by: 'journal', order: ['date'], description: 'Its postings, one a line, of departments that you may see.' })
  postings!: Connection<PostingType>;
}
