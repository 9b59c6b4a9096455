import { Matches, MaxLength, MinLength } from 'class-validator';
import { Field, InputType, registerEnumType } from 'type-graphql';
import { ExpectedVersion, Id } from '../api/input.js';
import { LocalDate, TimeZone } from '../api/scalars.js';
import { Weekday } from './working-time.rules.js';

registerEnumType(Weekday, {
  name: 'Weekday',
  description: 'A day of the week.',
  valuesConfig: Object.fromEntries(
    Object.keys(Weekday).map(day => [day, { description: `${day.charAt(0)}${day.slice(1).toLowerCase()}.` }]),
  ),
});

const TIME = /^([01]\d|2[0-3]):[0-5]\d$|^24:00$/;
const time = { message: 'A time is written as "09:00", at most "24:00"' };

@InputType({ description: 'Working time within a day, by the clock on the wall.' })
export class WorkingIntervalInput {
  @Field({ description: 'When it begins: "09:00".' }) @Matches(TIME, time) from!: string;
  @Field({ description: 'When it ends: "17:00"; "24:00" is the end of the day.' }) @Matches(TIME, time) to!: string;
}

@InputType({ description: 'The hours of a day of the week.' })
export class WorkingDayInput {
  @Field(() => Weekday, { description: 'Which day.' }) day!: Weekday;
  @Field(() => [WorkingIntervalInput], { description: 'Its hours, which do not overlap.' }) intervals!: WorkingIntervalInput[];
}

@InputType({ description: 'A day with hours of its own, or none.' })
export class HolidayInput {
  @Field(() => LocalDate, { description: 'The day.' }) date!: string;
  @Field({ description: 'Why, as "New Year".' }) @MinLength(1) @MaxLength(200) name!: string;
  @Field(() => [WorkingIntervalInput], { defaultValue: [], description: 'Its hours; none by default.' }) intervals!: WorkingIntervalInput[];
}

@InputType({ description: 'A new calendar.' })
export class CalendarCreateInput {
  @Field({ description: 'Unique, whatever the case.' }) @MinLength(1) @MaxLength(200) name!: string;
  @Field(() => TimeZone, { description: 'IANA name: the hours are of this zone’s clocks.' }) timeZone!: string;
  @Field(() => [WorkingDayInput], { description: 'A day that is missing has no working time.' }) week!: WorkingDayInput[];
  @Field(() => [HolidayInput], { defaultValue: [], description: 'Days with hours of their own, or none.' }) holidays!: HolidayInput[];
  @Field({ defaultValue: false, description: 'Makes it the one that holds where none is named.' }) isDefault!: boolean;
}

@InputType({ description: 'What to change of a calendar; what is absent stays. Due times that were worked out before stay as they are.' })
export class CalendarUpdateInput {
  @Id('calendar', { description: 'The calendar.' }) calendarId!: string;
  @ExpectedVersion() expectedVersion?: number | null;
  @Field(() => String, { nullable: true, description: 'Unique, whatever the case.' }) @MinLength(1) @MaxLength(200) name?: string | null;
  @Field(() => TimeZone, { nullable: true, description: 'IANA name.' }) timeZone?: string | null;
  @Field(() => [WorkingDayInput], { nullable: true, description: 'All days with working time, from now on.' }) week?:
    | WorkingDayInput[]
    | null;
  @Field(() => [HolidayInput], { nullable: true, description: 'All days with other hours, from now on.' }) holidays?: HolidayInput[] | null;
  @Field(() => Boolean, { nullable: true, description: 'True makes it the one that holds where none is named.' }) isDefault?:
    | boolean
    | null;
}
