import { ArrayMaxSize, IsInt, Length, Matches, Max, Min } from 'class-validator';
import { Field, InputType, Int } from 'type-graphql';
import { Id } from '../../platform/api/input.js';
import { LocalDate } from '../../platform/api/scalars.js';
import { OutreachChannel } from './preference.entity.js';

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const NOT_A_TIME = { message: '$property must be a time such as "09:00" or "17:30"' };

@InputType('ProductInterestInput', { description: 'A category or a product that somebody said they like.' })
export class ProductInterestInput {
  @Id('category', { nullable: true, description: 'The category; or give a product.' }) categoryId?: string | null;
  @Id('product', { nullable: true, description: 'The product; or give a category.' }) productId?: string | null;
  @Field(() => Int, { defaultValue: 3, description: 'How much, from 1 (a little) to 5 (very much).' })
  @IsInt()
  @Min(1)
  @Max(5)
  strength!: number;
  @Field(() => LocalDate, { nullable: true, description: 'Since when; by default today.' }) since?: string | null;
}

/** How somebody wants to be spoken to, and what they like. */
@InputType()
export abstract class PreferencesInput {
  @Field(() => OutreachChannel, { nullable: true, description: 'How they like to be reached.' }) preferredChannel?: OutreachChannel | null;
  @Field(() => String, {
    nullable: true,
    description: 'From when on they like to be reached, "09:00" in their own time; with `contactUntil`.',
  })
  @Matches(TIME, NOT_A_TIME)
  contactFrom?: string | null;
  @Field(() => String, { nullable: true, description: 'Until when, "17:30"; later than `contactFrom`.' })
  @Matches(TIME, NOT_A_TIME)
  contactUntil?: string | null;
  @Field(() => [String], { nullable: true, description: 'What they want to hear of, in words of your own; at most 50.' })
  @ArrayMaxSize(50)
  @Length(1, 50, { each: true })
  topics?: string[] | null;
  @Field(() => [ProductInterestInput], {
    nullable: true,
    description: 'What they said they like; in an update it replaces all of them. What they buy is found by itself.',
  })
  @ArrayMaxSize(50)
  interests?: ProductInterestInput[] | null;
}
