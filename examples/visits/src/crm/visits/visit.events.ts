import { defineEvent } from '../../platform/events/define.js';

export const visitPlanned = defineEvent('visit.planned', { kind: 'visit' });
export const visitFinished = defineEvent('visit.finished', { kind: 'visit' });
