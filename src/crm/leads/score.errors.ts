import { defineErrors } from '../../platform/api/errors.js';

export const scoreErrors = defineErrors({
  NOT_ENOUGH_HISTORY: (converted: number, others: number, need: number) =>
    `There is not enough history to learn from: ${converted} leads converted and ${others} did not, of those that are old enough to know. It takes ${need} of each. Try again later, or bring earlier leads in.`,
});
