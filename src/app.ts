import { activitiesArea } from './crm/activities/index.js';
import { catalogArea } from './crm/catalog/index.js';
import { customersArea } from './crm/customers/index.js';
import { leadsArea } from './crm/leads/index.js';
import { opportunitiesArea } from './crm/opportunities/index.js';
import { privacyArea } from './crm/privacy/index.js';
import { serviceArea } from './crm/service/index.js';
import { analyseArea } from './mis/analyse/index.js';
import { controlArea } from './mis/control/index.js';
import { financeArea } from './mis/finance/index.js';
import { importArea } from './mis/import/index.js';
import { metricsArea } from './mis/metrics/index.js';
import { salesArea } from './mis/sales/index.js';
import { deskArea } from './mis/service/index.js';
import { accessArea } from './platform/access/index.js';
import type { Area } from './platform/area.js';
import { calendarArea } from './platform/calendar/index.js';
import { documentsArea } from './platform/documents/index.js';
import { eventsArea } from './platform/events/index.js';
import { fieldsArea } from './platform/fields/index.js';
import { jobsArea } from './platform/jobs/index.js';
import { mailArea } from './platform/mail/index.js';
import { organisationArea } from './platform/organisation/index.js';
import { webhooksArea } from './platform/webhooks/index.js';

/** What the product is made of, one line an area; each may use those before it. */
export const areas: readonly Area[] = [
  accessArea,
  organisationArea,
  eventsArea,
  calendarArea,
  fieldsArea,
  jobsArea,
  mailArea,
  documentsArea,
  webhooksArea,
  catalogArea,
  customersArea,
  activitiesArea,
  opportunitiesArea,
  leadsArea,
  serviceArea,
  privacyArea,
  metricsArea,
  salesArea,
  deskArea,
  financeArea,
  analyseArea,
  controlArea,
  importArea,
];
