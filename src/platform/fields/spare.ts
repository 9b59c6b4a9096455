import { p } from '@mikro-orm/core';

const text = () => p.text().nullable().lazy();
const number = () => p.decimal('string').columnType('numeric').nullable().lazy();
const date = () => p.date().nullable().lazy();
const reference = () => p.uuid().nullable().lazy();

/** Columns of a kind's table that stand ready for custom fields; loaded only by who writes them. Texts and choices share theirs, as do numbers and money. */
export const spare = () => ({
  customText1: text(),
  customText2: text(),
  customText3: text(),
  customText4: text(),
  customText5: text(),
  customText6: text(),
  customText7: text(),
  customText8: text(),
  customText9: text(),
  customText10: text(),
  customNumber1: number(),
  customNumber2: number(),
  customNumber3: number(),
  customNumber4: number(),
  customNumber5: number(),
  customNumber6: number(),
  customDate1: date(),
  customDate2: date(),
  customDate3: date(),
  customDate4: date(),
  customReference1: reference(),
  customReference2: reference(),
  customReference3: reference(),
  customReference4: reference(),
});

/** How many columns of a sort stand ready. */
export const SPARE = { text: 10, number: 6, date: 4, reference: 4 } as const;

const COLUMN_TYPE = { text: 'text', number: 'numeric', date: 'date', reference: 'uuid' } as const;
const columns = Object.entries(SPARE).flatMap(([sort, many]) =>
  Array.from({ length: many }, (_, i) => ({ name: `custom_${sort}${i + 1}`, type: COLUMN_TYPE[sort as keyof typeof SPARE] })),
);

/** For a statement that makes many records from JSON: the columns, and the same with their types. What the JSON does not name is null. */
export const spareNames = columns.map(({ name }) => name).join(', ');
export const spareTyped = columns.map(({ name, type }) => `${name} ${type}`).join(', ');
