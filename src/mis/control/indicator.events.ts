import { defineEvent } from '../../platform/events/define.js';
import type { IndicatorStatus } from './indicator.entity.js';

/** An indicator means something else than before, or is defined otherwise; with the status before. */
export const indicatorChanged = defineEvent<{ before: IndicatorStatus | null }>('indicator.changed', { kind: 'indicator' });
