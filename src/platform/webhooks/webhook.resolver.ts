import { Arg, Ctx, Field, Mutation, Resolver } from 'type-graphql';
import { Requires } from '../access/requires.js';
import { DryRun } from '../api/dry-run.js';
import { payloadOf } from '../api/payload.js';
import type { Context } from '../server/context.js';
import { createWebhook, updateWebhook } from './registration.js';
import { pingWebhook, replayWebhook, retryDelivery } from './replay.js';
import { rotateSecret } from './secret.js';
import { archiveWebhook, enableWebhook, pauseWebhook } from './standing.js';
import {
  WebhookCreateInput,
  WebhookDeliveryRetryInput,
  WebhookEnableInput,
  WebhookReplayInput,
  WebhookRotateSecretInput,
  WebhookStopInput,
  WebhookTestInput,
  WebhookUpdateInput,
} from './webhook.input.js';
import { WebhookDeliveryType, WebhookType } from './webhook.type.js';

const WebhookPayload = payloadOf('Webhook', { webhook: () => WebhookType });
const WebhookDeliveryPayload = payloadOf('WebhookDelivery', { delivery: () => WebhookDeliveryType });
const WebhookSecretPayload = payloadOf('WebhookSecret', { webhook: () => WebhookType });
Field(() => String, {
  nullable: true,
  description: 'What deliveries are signed with, "whsec_…": shown now and never again. Null on an error.',
})(WebhookSecretPayload.prototype, 'secret');

const input = { description: 'What is to be done.' };
const takes = 'Takes the permission "webhook.write".';

@Resolver()
export class WebhookResolver {
  @Requires('webhook.write')
  @DryRun()
  @Mutation(() => WebhookSecretPayload, {
    nullable: true,
    description: `Sends the events of a subscription to an address, with the rights that you have when each is sent. ${takes}`,
  })
  webhookCreate(@Arg('input', () => WebhookCreateInput, input) data: WebhookCreateInput, @Ctx() { change, services }: Context) {
    return change(tx => createWebhook(tx, data, services));
  }

  @Requires('webhook.write')
  @DryRun()
  @Mutation(() => WebhookPayload, { nullable: true, description: `Changes a webhook. ${takes}` })
  webhookUpdate(@Arg('input', () => WebhookUpdateInput, input) data: WebhookUpdateInput, @Ctx() { change, services }: Context) {
    return change(async tx => ({ webhook: await updateWebhook(tx, data, services) }));
  }

  @Requires('webhook.write')
  @Mutation(() => WebhookPayload, { nullable: true, description: `Sends nothing until it is enabled. ${takes}` })
  webhookPause(@Arg('input', () => WebhookStopInput, input) data: WebhookStopInput, @Ctx() { change }: Context) {
    return change(async tx => ({ webhook: await pauseWebhook(tx, data) }));
  }

  @Requires('webhook.write')
  @Mutation(() => WebhookPayload, {
    nullable: true,
    description: `Lets a webhook that was paused, disabled or archived go on where it stopped, as far as events are kept. ${takes}`,
  })
  webhookEnable(@Arg('input', () => WebhookEnableInput, input) data: WebhookEnableInput, @Ctx() { change, services }: Context) {
    return change(async tx => ({ webhook: await enableWebhook(tx, data, services) }));
  }

  @Requires('webhook.write')
  @Mutation(() => WebhookPayload, { nullable: true, description: `Puts a webhook away; "webhookEnable" brings it back. ${takes}` })
  webhookArchive(@Arg('input', () => WebhookStopInput, input) data: WebhookStopInput, @Ctx() { change }: Context) {
    return change(async tx => ({ webhook: await archiveWebhook(tx, data) }));
  }

  @Requires('webhook.write')
  @Mutation(() => WebhookSecretPayload, {
    nullable: true,
    description: `Signs with a new secret from now on, and for \`overlap\` with the old one as well. ${takes}`,
  })
  webhookRotateSecret(@Arg('input', () => WebhookRotateSecretInput, input) data: WebhookRotateSecretInput, @Ctx() { change }: Context) {
    return change(tx => rotateSecret(tx, data));
  }

  @Requires('webhook.write')
  @Mutation(() => WebhookDeliveryPayload, {
    nullable: true,
    description: `Sends a ping, once, also if the webhook is stopped: what became of it stands in the delivery. ${takes}`,
  })
  webhookTest(@Arg('input', () => WebhookTestInput, input) data: WebhookTestInput, @Ctx() { change }: Context) {
    return change(async tx => ({ delivery: await pingWebhook(tx, data) }));
  }

  @Requires('webhook.write')
  @Mutation(() => WebhookPayload, {
    nullable: true,
    description: `Tells everything again from a cursor or an instant on, what was sent before under the ids that it had. ${takes}`,
  })
  webhookReplay(@Arg('input', () => WebhookReplayInput, input) data: WebhookReplayInput, @Ctx() { change, services }: Context) {
    return change(async tx => ({ webhook: await replayWebhook(tx, data, services) }));
  }

  @Requires('webhook.write')
  @Mutation(() => WebhookDeliveryPayload, {
    nullable: true,
    description: `Sends one delivery again, whatever became of it, under its id. ${takes}`,
  })
  webhookDeliveryRetry(@Arg('input', () => WebhookDeliveryRetryInput, input) data: WebhookDeliveryRetryInput, @Ctx() { change }: Context) {
    return change(async tx => ({ delivery: await retryDelivery(tx, data) }));
  }
}
