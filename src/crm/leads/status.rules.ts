import type { LeadStatus } from './lead.entity.js';

const NEXT: Record<LeadStatus, readonly LeadStatus[]> = {
  NEW: ['ASSIGNED', 'WORKING', 'QUALIFIED', 'DISQUALIFIED', 'CONVERTED'],
  ASSIGNED: ['WORKING', 'QUALIFIED', 'DISQUALIFIED', 'CONVERTED'],
  WORKING: ['QUALIFIED', 'DISQUALIFIED', 'CONVERTED'],
  QUALIFIED: ['WORKING', 'DISQUALIFIED', 'CONVERTED'],
  RECYCLED: ['ASSIGNED', 'WORKING', 'QUALIFIED', 'DISQUALIFIED', 'CONVERTED'],
  DISQUALIFIED: ['RECYCLED'],
  CONVERTED: [],
};

/** What may follow a status. A converted lead is closed for good; a disqualified one comes back only as recycled. */
export const leadStatusesAfter = (status: LeadStatus): readonly LeadStatus[] => NEXT[status];
