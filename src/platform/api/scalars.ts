import { isEmail } from 'class-validator';
import { GraphQLError, GraphQLScalarType, Kind, print, type ValueNode } from 'graphql';
import { GraphQLDuration, GraphQLEmailAddress, GraphQLPhoneNumber, GraphQLTimeZone } from 'graphql-scalars';
import { Field, InputType, ObjectType } from 'type-graphql';

const wrong = (value: unknown, expected: string) =>
  new GraphQLError(`${JSON.stringify(value) ?? 'null'} is not ${expected}.`, { extensions: { code: 'INVALID_INPUT' } });

/** A scalar that travels as text: `parse` checks it on the way in; on the way out the database has written it already. */
function textual<T>(name: string, description: string, parse: (value: unknown) => T, serialize: (value: unknown) => unknown = v => v) {
  return new GraphQLScalarType<T, unknown>({
    name,
    description,
    serialize,
    parseValue: parse,
    parseLiteral(node: ValueNode) {
      if (node.kind === Kind.STRING || node.kind === Kind.INT || node.kind === Kind.FLOAT) return parse(node.value);
      throw new GraphQLError(`${print(node).slice(0, 100)} is not a ${name}, which is written as text, in quotes: ${description}`, {
        extensions: { code: 'INVALID_INPUT' },
      });
    },
  });
}

/** What PostgreSQL and JavaScript both write with four digits, with a year to spare on either side for time zones and ends of periods. */
const isFarOff = (date: Date): boolean => date.getUTCFullYear() < 2 || date.getUTCFullYear() > 9998;

const INSTANT = /^\d{4}-\d\d-\d\d[Tt]\d\d:\d\d(:\d\d(\.\d+)?)?([Zz]|[+-]\d\d:?\d\d)$/;
export const DateTime = textual<Date>(
  'DateTime',
  'An instant, ISO 8601 with offset: "2026-11-23T09:30:00Z". Answers are in UTC.',
  value => {
    const date = typeof value === 'string' && INSTANT.test(value) ? new Date(value) : undefined;
    if (!date || Number.isNaN(date.getTime()) || isFarOff(date)) throw wrong(value, 'an instant such as "2026-11-23T09:30:00Z"');
    return date;
  },
  value => (value instanceof Date ? value.toISOString() : value),
);

export const LocalDate = textual<string>('Date', 'A day of the calendar, without time zone: "2026-11-23".', value => {
  const day = typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) ? new Date(`${value}T00:00:00Z`) : undefined;
  if (!day || Number.isNaN(day.getTime()) || isFarOff(day) || day.toISOString().slice(0, 10) !== value)
    throw wrong(value, 'a day such as "2026-11-23"');
  return value as string;
});

export const DecimalScalar = textual<string>(
  'Decimal',
  'An exact decimal number as text: "1234.50". No float anywhere on its way; up to 15 digits before the point and 6 after it.',
  value => {
    const text = typeof value === 'number' && Number.isSafeInteger(value) ? String(value) : value;
    if (typeof text !== 'string' || !/^-?\d{1,15}(\.\d{1,6})?$/.test(text))
      throw wrong(value, 'a decimal number in text such as "1234.50"');
    return text;
  },
  value => String(value),
);

export const Cursor = textual<string>(
  'Cursor',
  'A place in an ordered list or in the stream of events. Opaque: keep it, send it back, do not read it.',
  value => {
    if (typeof value !== 'string' || value.length > 2000) throw wrong(value, 'a cursor');
    return value;
  },
);

const PERIOD = /^(FY)?\d{4}(-(Q[1-4]|P(0[1-9]|1[0-3])|W(0[1-9]|[1-4]\d|5[0-3])|(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?))?$/;
export const Period = textual<string>(
  'Period',
  'A stretch of the calendar: "2026", "2026-Q4", "2026-11", "2026-W07" (ISO week), "2026-11-23", or of the fiscal year: "FY2026", "FY2026-Q2", "FY2026-P03".',
  value => {
    if (typeof value !== 'string' || !PERIOD.test(value) || /^(FY)?(000[01]|9999)/.test(value))
      throw wrong(value, 'a period such as "2026", "2026-Q4", "2026-11", "2026-W07" or "FY2026-P03"');
    return value;
  },
);

export const FieldKey = textual<string>(
  'FieldKey',
  'Key of a custom field: a small letter, then letters and digits, 40 characters at most: "budgetHolder".',
  value => {
    if (typeof value !== 'string' || !/^[a-z][a-zA-Z0-9]{0,39}$/.test(value))
      throw wrong(value, 'the key of a field such as "budgetHolder"');
    return value;
  },
);

const isAddress = (value: string): string => {
  if (!isEmail(value)) throw wrong(value.slice(0, 320), 'an e-mail address that mail can be sent to');
  return value;
};
/** What passes can be sent to: jobs and mail servers are stricter than the scalar of the package. */
export const EmailAddress = new GraphQLScalarType<string, string>({
  ...GraphQLEmailAddress.toConfig(),
  parseValue: value => isAddress(GraphQLEmailAddress.parseValue(value)),
  parseLiteral: (node, variables) => isAddress(GraphQLEmailAddress.parseLiteral(node, variables)),
});
export const PhoneNumber = GraphQLPhoneNumber;
export const TimeZone = GraphQLTimeZone;
export const Duration = GraphQLDuration;

/** An amount with its currency. Exact: decimal text, never a float. */
export interface Money {
  amount: string;
  currency: string;
}

@ObjectType('Money', { description: 'An amount of money, exact.' })
export class MoneyType implements Money {
  @Field(() => DecimalScalar, { description: 'In units of the currency, not cents.' }) amount!: string;
  @Field({ description: 'ISO 4217, such as "EUR".' }) currency!: string;
}

@InputType('MoneyInput', { description: 'An amount of money, exact.' })
export class MoneyInput implements Money {
  @Field(() => DecimalScalar, { description: 'In units of the currency, not cents.' }) amount!: string;
  @Field({ description: 'ISO 4217, such as "EUR".' }) currency!: string;
}
