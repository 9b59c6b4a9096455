import type { Area } from '../area.js';
import { mailJob } from './sending.js';

export const mailArea: Area = { name: 'mail', jobs: [mailJob] };
