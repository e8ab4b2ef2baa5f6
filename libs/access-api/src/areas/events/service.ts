import type { z } from 'zod';
import type { Origin } from '../../actor.ts';
import type { Page, PageRequest } from '../../page.ts';
import type {
  deliveryStates,
  endedStates,
  eventDelivery,
  eventLab,
  eventSubscription,
  labInput,
  subscriptionSettings,
} from './shapes.ts';

/** The query of its endpoint and the values of its headers are never told. */
export type EventSubscriptionView = z.output<typeof eventSubscription>;
/** An event on its way to one subscription, without what it says. */
export type EventDeliveryView = z.output<typeof eventDelivery>;
export type EventLabView = z.output<typeof eventLab>;
export type EventLabInput = z.output<typeof labInput>;
export type DeliveryState = (typeof deliveryStates)[number];

export type SubscriptionSettings = z.output<typeof subscriptionSettings>;

export interface NewEventSubscription extends SubscriptionSettings {
  readonly endpoint: string;
}

export interface EventSubscriptionChange extends SubscriptionSettings {
  /** The one it has stays when left out. */
  readonly endpoint?: string | undefined;
}

export interface DeliveryFilter {
  readonly subscription?: string | undefined;
  readonly state?: DeliveryState | undefined;
}

/** Which deliveries are made again; what failed when there are no states. */
export interface ReplayRequest {
  readonly subscription?: string | undefined;
  readonly states?: readonly (typeof endedStates)[number][] | undefined;
  /** When the events were published, both ends included. */
  readonly from?: Date | undefined;
  readonly to?: Date | undefined;
}

/**
 * Events as a data plane of one's own delivers them; Azure has Event Grid for that, and a portal.
 * Each method throws PlatformError `not-ours` where there is no control plane.
 */
export interface EventService {
  subscriptions(): Promise<EventSubscriptionView[]>;
  /** Makes one and asks its endpoint. @throws PlatformError `subscription-exists`, `subscription-refused` */
  create(
    origin: Origin,
    name: string,
    subscription: NewEventSubscription,
  ): Promise<EventSubscriptionView>;
  /** @throws PlatformError `subscription-not-found`, `subscription-refused` */
  update(
    origin: Origin,
    name: string,
    change: EventSubscriptionChange,
  ): Promise<EventSubscriptionView>;
  /** Asks its endpoint again. @throws PlatformError `subscription-not-found` */
  validate(origin: Origin, name: string): Promise<EventSubscriptionView>;
  remove(origin: Origin, name: string): Promise<void>;
  /** The latest first. */
  deliveries(request: PageRequest & DeliveryFilter): Promise<Page<EventDeliveryView>>;
  /** @throws PlatformError `delivery-not-found` also when it is not over */
  replayOne(origin: Origin, id: number): Promise<void>;
  /** 10,000 at a time. @returns how many */
  replay(origin: Origin, request: ReplayRequest): Promise<number>;
  /** How many that would be now. */
  replayCount(request: ReplayRequest): Promise<number>;
  lab(): Promise<EventLabView>;
  setLab(origin: Origin, input: EventLabInput): Promise<EventLabView>;
  clearLab(origin: Origin): Promise<void>;
}
