import type {
  DeliveryFilter,
  EventService,
  PageRequest,
  ReplayRequest,
} from '@switchboard/access-api';
import type { ControlPlane } from '../control/control-plane.ts';
import { asDeliveryRefusal, asSubscriptionRefusal } from './refusals.ts';

/** Subscriptions to events, their deliveries and the delivery lab, over the control plane. */
export function createEventService(plane: ControlPlane): EventService {
  return {
    ...subscriptions(plane),
    ...deliveries(plane),
    lab: () => plane.ask().events.lab(),
    setLab: (origin, input) =>
      plane.act(origin, ['events.setLab', `${input.rules.length} rules`], ({ events }) =>
        events.setLab(input),
      ),
    clearLab: (origin) => plane.act(origin, ['events.clearLab'], ({ events }) => events.clearLab()),
  };
}

/** Nothing of an endpoint or a header is written down: there may be a key in it. */
function subscriptions(
  plane: ControlPlane,
): Pick<EventService, 'subscriptions' | 'create' | 'update' | 'validate' | 'remove'> {
  return {
    subscriptions: () => plane.ask().events.subscriptions(),
    create: (origin, name, subscription) =>
      plane
        .act(origin, ['events.create', name], ({ events }) => events.subscribe(name, subscription))
        .catch(asSubscriptionRefusal),
    update: (origin, name, change) =>
      plane
        .act(origin, ['events.update', name], ({ events }) => events.update(name, change))
        .catch(asSubscriptionRefusal),
    validate: (origin, name) =>
      plane
        .act(origin, ['events.validate', name], ({ events }) => events.validate(name))
        .catch(asSubscriptionRefusal),
    remove: (origin, name) =>
      plane
        .act(origin, ['events.remove', name], ({ events }) => events.unsubscribe(name))
        .catch(asSubscriptionRefusal),
  };
}

function deliveries(
  plane: ControlPlane,
): Pick<EventService, 'deliveries' | 'replayOne' | 'replay' | 'replayCount'> {
  return {
    deliveries: async (request) => readDeliveries(plane, request),
    replayOne: (origin, id) =>
      plane
        .act(origin, ['events.replayOne', `delivery ${id}`], ({ events }) => events.replayOne(id))
        .catch(asDeliveryRefusal),
    replay: (origin, request) =>
      plane
        .act(origin, ['events.replay', request.subscription], ({ events }) =>
          events.replay(replayOf(request)),
        )
        .catch(asSubscriptionRefusal),
    replayCount: async (request) =>
      plane.ask().events.countReplay(replayOf(request)).catch(asSubscriptionRefusal),
  };
}

function replayOf({ from, to, ...request }: ReplayRequest) {
  return { ...request, fromMs: from?.getTime(), toMs: to?.getTime() };
}

async function readDeliveries(
  plane: ControlPlane,
  { cursor, ...request }: PageRequest & DeliveryFilter,
): ReturnType<EventService['deliveries']> {
  const before = cursor === undefined ? undefined : Number(cursor);
  const found = await plane
    .ask()
    .events.deliveries({ ...request, before })
    .catch(asSubscriptionRefusal);
  return { items: found.value, cursor: found.before?.toString() ?? null };
}
