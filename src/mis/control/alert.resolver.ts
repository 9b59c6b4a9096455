import { Arg, Ctx, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { payloadOf } from '../../platform/api/payload.js';
import type { Context } from '../../platform/server/context.js';
import { AlertAcknowledgeInput, AlertCloseInput, AlertEscalateInput, AlertReopenInput, AlertSnoozeInput } from './alert.input.js';
import { AlertType } from './alert.type.js';
import { acknowledgeAlert, closeAlert, escalateAlert, reopenAlert, snoozeAlert } from './alerts.js';

const AlertPayload = payloadOf('Alert', { alert: () => AlertType });
const input = { description: 'Which alert, and what of it.' };

@Resolver()
export class AlertResolver {
  @Requires('alert.write')
  @Mutation(() => AlertPayload, { nullable: true, description: 'You take care of an alert: it is yours, and goes to nobody above.' })
  alertAcknowledge(@Arg('input', input) data: AlertAcknowledgeInput, @Ctx() { change }: Context) {
    return change(async tx => ({ alert: await acknowledgeAlert(tx, data) }));
  }

  @Requires('alert.write')
  @Mutation(() => AlertPayload, { nullable: true, description: 'Puts an alert off: until then it goes to nobody above.' })
  alertSnooze(@Arg('input', input) data: AlertSnoozeInput, @Ctx() { change }: Context) {
    return change(async tx => ({ alert: await snoozeAlert(tx, data) }));
  }

  @Requires('alert.write')
  @Mutation(() => AlertPayload, { nullable: true, description: 'Gives an alert to whoever is above its owner, or to somebody else.' })
  alertEscalate(@Arg('input', input) data: AlertEscalateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ alert: await escalateAlert(tx, data) }));
  }

  @Requires('alert.write')
  @Mutation(() => AlertPayload, {
    nullable: true,
    description: 'Closes an alert, with the reason. When it is so again, that is its next episode.',
  })
  alertClose(@Arg('input', input) data: AlertCloseInput, @Ctx() { change }: Context) {
    return change(async tx => ({ alert: await closeAlert(tx, data) }));
  }

  @Requires('alert.write')
  @Mutation(() => AlertPayload, {
    nullable: true,
    description: 'Begins the next episode of an alert that was closed too early. Answers that.',
  })
  alertReopen(@Arg('input', input) data: AlertReopenInput, @Ctx() { change }: Context) {
    return change(async tx => ({ alert: await reopenAlert(tx, data) }));
  }
}
