import type { AlertSeverity } from './alert.entity.js';

const GRAVITY: Readonly<Record<AlertSeverity, number>> = { INFO: 0, WARNING: 1, CRITICAL: 2 };

/** The graver of two. */
export const severer = (a: AlertSeverity, b: AlertSeverity): AlertSeverity => (GRAVITY[b] > GRAVITY[a] ? b : a);
