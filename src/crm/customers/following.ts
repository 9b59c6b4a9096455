import type { Tx } from '../../platform/database/tx.js';

/** Functions in the database that give the rows of a table the owner and team of their customer. */
const following = ['customer_rows_follow'];

/** An area's rows go where their customer goes. Call it when the area is loaded, with the name of a function that takes the customer's id. */
export const followCustomer = (sqlFunction: string): void => {
  following.push(sqlFunction);
};

/** Gives all that belongs to a customer the owner and team that the customer has now, also what the actor does not see. */
export async function moveWithCustomer(tx: Tx, customer: { id: string }): Promise<void> {
  await tx.em.flush();
  await tx.em.execute(
    `select ${following.map(name => `${name}(?)`).join(', ')}`,
    following.map(() => customer.id),
  );
}
