import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import { Requires } from '../../platform/access/requires.js';
import { platformErrors } from '../../platform/api/errors.js';
import { payloadOf } from '../../platform/api/payload.js';
import { readOrganisation } from '../../platform/organisation/organisation.query.js';
import type { Context } from '../../platform/server/context.js';
import { AnomaliesInput, AnomalyDetectorArchiveInput, AnomalyDetectorCreateInput, AnomalyDetectorUpdateInput } from './detector.input.js';
import { AnomaliesType, AnomalyDetectorType } from './detector.type.js';
import { archiveDetector, createDetector, updateDetector } from './detectors.js';
import { pastOf } from './judging.js';

const AnomalyDetectorPayload = payloadOf('AnomalyDetector', { detector: () => AnomalyDetectorType });
const input = { description: 'Which detector, and what of it.' };

@Resolver()
export class DetectorResolver {
  @Requires('analysis.read')
  @Query(() => AnomaliesType, {
    description:
      'What was unusual in the past of a measure: each stretch judged by those before it, at a stated rate of false alarms. Nothing is kept.',
  })
  async anomalies(
    @Arg('input', { description: 'The measure.' }) { last, ...data }: AnomaliesInput,
    @Ctx() { viewer, services }: Context,
  ): Promise<AnomaliesType> {
    if (!viewer) throw platformErrors.UNAUTHENTICATED();
    const { timeZone } = await readOrganisation(services.reader, viewer);
    const { points, unit, currency, partial, position } = await pastOf(data, { viewer, answer: services.answer, timeZone });
    const told = points.slice(-last);
    return { points: told, found: told.filter(({ anomalous }) => anomalous).length, unit, currency, partial, position };
  }

  @Requires('indicator.write')
  @Mutation(() => AnomalyDetectorPayload, {
    nullable: true,
    description: 'Has the stretches of a measure judged as they end; the last one is judged moments later.',
  })
  anomalyDetectorCreate(@Arg('input', input) data: AnomalyDetectorCreateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ detector: await createDetector(tx, data) }));
  }

  @Requires('indicator.write')
  @Mutation(() => AnomalyDetectorPayload, {
    nullable: true,
    description: 'Changes how it judges; the last stretch is judged again at once.',
  })
  anomalyDetectorUpdate(@Arg('input', input) data: AnomalyDetectorUpdateInput, @Ctx() { change }: Context) {
    return change(async tx => ({ detector: await updateDetector(tx, data) }));
  }

  @Requires('indicator.write')
  @Mutation(() => AnomalyDetectorPayload, { nullable: true, description: 'Judges no more, and closes its alert.' })
  anomalyDetectorArchive(@Arg('input', input) data: AnomalyDetectorArchiveInput, @Ctx() { change }: Context) {
    return change(async tx => ({ detector: await archiveDetector(tx, data) }));
  }
}
