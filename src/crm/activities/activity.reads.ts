import { type Connection, Many, One } from '../../platform/reading/declare.js';
import { ActivityType } from './activity.type.js';

/** Fields of `Query`. */
export class ActivityReads {
  @One(() => ActivityType, { nullable: true, description: 'A call, e-mail, meeting, note or task by id.' })
  activity!: One<ActivityType> | null;
  @Many(() => ActivityType, {
    order: ['-createdAt'],
    description: 'Calls, e-mails, meetings, notes and tasks that you may see, last written down first.',
  })
  activities!: Connection<ActivityType>;
}
