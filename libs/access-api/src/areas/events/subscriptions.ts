import { z } from 'zod';
import type { Procedures } from '../../procedures.ts';
import type { EventService } from './service.ts';
import { eventSubscription } from './shapes.ts';

/** Who gets events, and whether their endpoints have agreed. */
export const subscriptions = (procedures: Procedures, events: EventService) =>
  procedures
    .allowed('event.read')
    .output(z.array(eventSubscription))
    .query(() => events.subscriptions());
