import { v7 } from 'uuid';
import { activeAmong } from '../../platform/access/active.query.js';
import { mayMake } from '../../platform/access/release.js';
import { invalidInput, notFound } from '../../platform/api/errors.js';
import { idOf } from '../../platform/api/ids.js';
import { distinctUuids } from '../../platform/database/arrays.js';
import { prepare, run } from '../../platform/database/prepared.js';
import type { Tx } from '../../platform/database/tx.js';
import { emit } from '../../platform/events/define.js';
import { spareNames, spareTyped } from '../../platform/fields/spare.js';
import { customColumns } from '../../platform/fields/values.js';
import { addToTimelines } from '../customers/timeline.js';
import { positive } from './money.rules.js';
import { opportunityErrors } from './opportunity.errors.js';
import { opportunityCreated } from './opportunity.events.js';
import type { OpportunityCreateInput } from './opportunity.input.js';
import { stageSummary, standingIn } from './opportunity.rules.js';
import type { StageKind } from './pipeline.entity.js';

/** A sale that was begun elsewhere, in the stage that it is in by now. */
export type PastOpportunity = Omit<OpportunityCreateInput, 'pipelineId' | 'contactId' | 'stageId'> & { stageId: string };

interface StageRow {
  id: string;
  name: string;
  kind: StageKind;
  probability: number;
  pipelineId: string;
}

/** What opportunities point to, as far as the actor sees it. */
interface Known {
  stages: Map<string, StageRow>;
  /** With their regions. */
  customers: Map<string, string | null>;
  products: Set<string>;
  /** Active people, with their teams. */
  users: Map<string, string | null>;
}

const STAGES = prepare('select id, name, kind, probability, pipeline_id "pipelineId" from visible.stages where id = any($1::uuid[])');
const CUSTOMERS = prepare('select id, region from visible.customers where id = any($1::uuid[])');
const PRODUCTS = prepare('select id from visible.products where id = any($1::uuid[])');

async function knownOf(tx: Tx, sales: readonly PastOpportunity[]): Promise<Known> {
  const stages = await run<StageRow>(tx, STAGES, [distinctUuids(sales.map(({ stageId }) => stageId))]);
  const customers = await run<{ id: string; region: string | null }>(tx, CUSTOMERS, [
    distinctUuids(sales.map(({ customerId }) => customerId)),
  ]);
  const products = await run<{ id: string }>(tx, PRODUCTS, [distinctUuids(sales.map(({ productId }) => productId))]);
  return {
    stages: new Map(stages.map(stage => [stage.id, stage])),
    customers: new Map(customers.map(({ id, region }) => [id, region])),
    products: new Set(products.map(({ id }) => id)),
    users: await activeAmong(
      tx,
      sales.map(({ ownerId }) => ownerId),
    ),
  };
}

const wrong = (field: string, message: string) => invalidInput([{ path: [field], message }]);

function placeOf({ actor }: Tx, ownerId: string | null | undefined, { users }: Known) {
  if (!ownerId || ownerId === actor.userId) return { ownerId: actor.userId, teamId: actor.teamId };
  const teamId = users.get(ownerId);
  if (teamId === undefined) throw wrong('ownerId', 'There is no active person with this id.');
  return { ownerId, teamId };
}

function rowOf(tx: Tx, sale: PastOpportunity, known: Known) {
  const { customerId, stageId, productId, ownerId, amount, openedAt, closedAt, lostReason, probability, region, ...data } = sale;
  const theirs = known.customers.get(customerId);
  if (theirs === undefined) throw notFound('customer', idOf('customer', customerId));
  const stage = known.stages.get(stageId);
  if (!stage) throw wrong('stageId', 'There is no such stage. See "pipelines { nodes { stages } }".');
  if (stage.kind === 'LOST' && !lostReason) throw opportunityErrors.LOST_REASON_MISSING(stage.name);
  if (productId && !known.products.has(productId)) throw wrong('productId', 'There is no product with this id.');
  return {
    ...data,
    ...placeOf(tx, ownerId, known),
    ...positive(amount, ['amount']),
    ...standingIn({ stage, at: closedAt ?? tx.now, lostReason, probability }),
    id: v7(),
    changeId: v7(),
    customerId,
    stageId,
    pipelineId: stage.pipelineId,
    productId,
    region: region ?? theirs,
    openedAt: openedAt ?? tx.now,
    summary: stageSummary(data.name, stage, lostReason),
  };
}

const OPPORTUNITIES = prepare(
  `insert into opportunities (id, created_at, created_by, updated_at, updated_by, owner_id, team_id, name, customer_id, pipeline_id, stage_id, product_id, region,
     amount, currency, close_date, probability, status, lost_reason, opened_at, closed_at, external_source, external_id, ${spareNames})
   select id, $3::timestamptz, $2::uuid, $3::timestamptz, $2::uuid, "ownerId", "teamId", name, "customerId", "pipelineId", "stageId", "productId", region,
     amount, currency, "closeDate", probability, status, "lostReason", "openedAt", "closedAt", "externalSource", "externalId", ${spareNames}
   from rows from (jsonb_to_recordset($1::jsonb) as (id uuid, "ownerId" uuid, "teamId" uuid, name text, "customerId" uuid, "pipelineId" uuid, "stageId" uuid,
     "productId" uuid, region text, amount numeric, currency text, "closeDate" date, probability int, status text, "lostReason" text, "openedAt" timestamptz,
     "closedAt" timestamptz, "externalSource" text, "externalId" text, ${spareTyped})) with ordinality
   order by ordinality`,
);
const CHANGES = prepare(
  `insert into stage_changes (id, owner_id, team_id, opportunity_id, to_stage_id, "at", by_id, amount, currency)
   select "changeId", "ownerId", "teamId", id, "stageId", "openedAt", $2::uuid, amount, currency
   from jsonb_to_recordset($1::jsonb) as ("changeId" uuid, "ownerId" uuid, "teamId" uuid, id uuid, "stageId" uuid, "openedAt" timestamptz, amount numeric, currency text)`,
);

/**
 * Opens many sales in one statement each for opportunities and stage history: what `createOpportunity` does for one. All or none. Source: M1, C7.
 *
 * @throws NOT_FOUND of a customer; INVALID_INPUT; LOST_REASON_MISSING; CONFLICT if an external id is taken
 * @emits opportunity.created
 */
export async function openOpportunities(tx: Tx, sales: readonly PastOpportunity[]): Promise<void> {
  const known = await knownOf(tx, sales);
  const custom = await customColumns(
    tx,
    'opportunity',
    sales.map(({ customFields }) => customFields),
  );
  const rows = sales.map(({ customFields: _given, ...sale }, i) => ({ ...rowOf(tx, sale, known), ...custom[i] }));
  const { userId } = tx.actor;
  const others = rows.filter(({ ownerId }) => ownerId !== userId);
  await mayMake(
    tx,
    { kind: 'opportunity' },
    others.flatMap(({ id, changeId }) => [id, changeId]),
  );
  const text = JSON.stringify(rows);
  await run(tx, OPPORTUNITIES, [text, userId, tx.now.toISOString()]);
  await run(tx, CHANGES, [text, userId]);
  await addToTimelines(
    tx,
    { kind: 'STAGE', direction: null, refKind: 'opportunity' },
    rows.map(({ id, customerId, summary, openedAt, closedAt }) => ({ customerId, refId: id, summary, at: closedAt ?? openedAt })),
  );
  for (const { id, ownerId, teamId, stageId } of rows)
    emit(tx, opportunityCreated, { id, ownerId, teamId, version: 1 }, { stage: stageId }, null);
}
