import { ArrayMaxSize, ArrayMinSize, Length, MaxLength } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { DecimalScalar } from '../../platform/api/scalars.js';

const SHARES = 'Departments with their weights, 1 to 100, each department once; the one that paid may be among them and keeps its share.';

@InputType('AllocationShareInput', { description: 'How much of what is shared out goes to a department.' })
export class AllocationShareInput {
  @Id('department', { description: 'The department.' }) departmentId!: string;
  @Field(() => DecimalScalar, { description: 'Above zero, in whatever unit: heads, square metres, percent.' }) weight!: string;
}

@InputType('AllocationKeyCreateInput', { description: 'A key by which what one department paid is shared out.' })
export class AllocationKeyCreateInput {
  @Field({ description: 'What the books name it by, unique: "HEADS"; 1 to 50 characters.' }) @Length(1, 50) code!: string;
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => [AllocationShareInput], { description: SHARES }) @ArrayMinSize(1) @ArrayMaxSize(100) shares!: AllocationShareInput[];
}

@InputType('AllocationKeyUpdateInput', { description: 'Another name or other shares; what was shared out stays as it is.' })
export class AllocationKeyUpdateInput {
  @Id('allocationkey', { description: 'The key.' }) keyId!: string;
  @Field(() => String, { nullable: true, description: 'What people call it; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Field(() => [AllocationShareInput], { nullable: true, description: `All of them. ${SHARES} They can not be cleared.` })
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  shares?: AllocationShareInput[] | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('JournalEntryAllocateInput', { description: 'A posting whose amount is shared out among departments.' })
export class JournalEntryAllocateInput {
  @Id('posting', { description: 'What was booked: ACTUAL, not taken back, and not shared out yet.' }) postingId!: string;
  @Id('allocationkey', { description: 'By which key.' }) keyId!: string;
  @Field({ description: 'Your document number, unique among allocations. Booking it again changes nothing and answers the first entry.' })
  @Length(1, 90)
  reference!: string;
  @Field(() => String, { nullable: true, description: 'What it is for, at most 1,000 characters.' }) @MaxLength(1000) description?:
    | string
    | null;
  @ExpectedVersion() expectedVersion?: number;
}
