const TODAY = '(now() at time zone (select time_zone from visible.organisation))::date';

/** SQL of the next birthday of a contact, by the organisation's calendar. */
export const nextBirthday = (contact: string): string => `next_birthday(${contact}.birthday,${TODAY})`;

/** SQL of the soonest birthday among the people of a customer. */
export const soonestBirthday = (customer: string): string =>
  `(select min(${nextBirthday('person')}) from visible.contacts person where person.customer_id=${customer}.id and person.archived_at is null)`;
