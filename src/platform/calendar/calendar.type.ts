import { Field, ID, Int, ObjectType } from 'type-graphql';
import { LocalDate } from '../api/scalars.js';
import { type Connection, From, Many, One } from '../reading/declare.js';
import { BusinessCalendar } from './calendar.entity.js';
import { Weekday } from './working-time.rules.js';

@ObjectType('WorkingInterval', { description: 'Working time within a day, by the clock on the wall.' })
class WorkingIntervalType {
  @Field({ description: 'When it begins: "09:00".' }) from!: string;
  @Field({ description: 'When it ends: "17:00"; "24:00" is the end of the day.' }) to!: string;
}

@ObjectType('WorkingDay', { description: 'The hours of a day of the week.' })
class WorkingDayType {
  @Field(() => Weekday, { description: 'Which day.' }) day!: Weekday;
  @Field(() => [WorkingIntervalType], { description: 'Its hours.' }) intervals!: WorkingIntervalType[];
}

@ObjectType('Holiday', { description: 'A day with hours of its own, or none.' })
class HolidayType {
  @Field(() => LocalDate, { description: 'The day.' }) date!: string;
  @Field({ description: 'Why.' }) name!: string;
  @Field(() => [WorkingIntervalType], { description: 'Its hours; empty: nobody works.' }) intervals!: WorkingIntervalType[];
}

@From(() => BusinessCalendar, { prefix: 'calendar', filters: ['id', 'name', 'isDefault'], orders: ['name'] })
@ObjectType('BusinessCalendar', { description: 'When people work: what due times are reckoned by.' })
export class BusinessCalendarType {
  @Field(() => ID, { description: 'Id, "calendar_…".' }) id!: string;
  @Field({ description: 'Unique name.' }) name!: string;
  @Field({ description: 'IANA name of the zone whose clocks count.' }) timeZone!: string;
  @Field(() => [WorkingDayType], { description: 'The days of the week with working time.' }) week!: WorkingDayType[];
  @Field(() => [HolidayType], { description: 'Days with other hours than those of their weekday.' }) holidays!: HolidayType[];
  @Field({ description: 'The one that holds where none is named.' }) isDefault!: boolean;
  @Field(() => Int, { description: 'Grows with every change; for `expectedVersion`.' }) version!: number;
}

/** Fields of `Query`. */
export class CalendarReads {
  @One(() => BusinessCalendarType, { nullable: true, description: 'A working calendar by id.' })
  calendar!: One<BusinessCalendarType> | null;
  @Many(() => BusinessCalendarType, { order: ['name'], description: 'Working calendars.' }) calendars!: Connection<BusinessCalendarType>;
}
