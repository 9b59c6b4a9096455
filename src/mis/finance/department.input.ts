import { Length } from 'class-validator';
import { Field, InputType } from 'type-graphql';
import { ExpectedVersion, Id } from '../../platform/api/input.js';
import { AccountKind } from './account.entity.js';

@InputType('DepartmentCreateInput', { description: 'A part of the organisation that spends.' })
export class DepartmentCreateInput {
  @Field({ description: 'What the books name it by, unique: "4100"; 1 to 50 characters.' }) @Length(1, 50) code!: string;
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Id('department', {
    nullable: true,
    description: 'The department above; its budget covers this one too. Without it the new one is at the top.',
  })
  parentId?: string | null;
  @Id('team', {
    nullable: true,
    description: 'The team that sees its budget lines and postings; without it that of the department above, or of who makes it.',
  })
  teamId?: string | null;
  @Id('user', { nullable: true, description: 'Who answers for it.' }) managerId?: string | null;
}

@InputType('DepartmentUpdateInput', {
  description: 'Another name, manager or team: absent leaves, null clears. Its budget lines and postings go with it to the new team.',
})
export class DepartmentUpdateInput {
  @Id('department', { description: 'The department.' }) departmentId!: string;
  @Field(() => String, { nullable: true, description: 'What people call it; can not be cleared.' }) @Length(1, 200) name?: string | null;
  @Id('user', { nullable: true, description: 'Who answers for it.' }) managerId?: string | null;
  @Id('team', { nullable: true, description: 'The team that sees its budget lines and postings.' }) teamId?: string | null;
  @ExpectedVersion() expectedVersion?: number;
}

@InputType('AccountCreateInput', { description: 'An account of the ledger.' })
export class AccountCreateInput {
  @Field({ description: 'What the books name it by, unique: "6300"; 1 to 50 characters.' }) @Length(1, 50) code!: string;
  @Field({ description: 'What people call it; 1 to 200 characters.' }) @Length(1, 200) name!: string;
  @Field(() => AccountKind, { description: 'What a positive amount on it is more of.' }) kind!: AccountKind;
  @Id('account', { nullable: true, description: 'The account above, of the same kind; a budget line on it covers this one too.' })
  parentId?: string | null;
}
