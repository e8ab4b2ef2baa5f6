import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { eventLab } from './shapes.ts';

/** What goes wrong on purpose with deliveries. */
export const lab = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.read')
    .output(eventLab)
    .query(() => events.lab());
