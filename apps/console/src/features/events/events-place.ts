export const TABS = ['subscriptions', 'deliveries', 'lab'] as const;
export type EventsTab = (typeof TABS)[number];

export const DELIVERY_STATES = ['waiting', 'delivered', 'deadLettered', 'dropped'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** What of the events is looked at. */
export interface EventsPlace {
  readonly tab: EventsTab;
  readonly subscription: string | null;
  readonly state: DeliveryState | null;
}

const NAME = /^[A-Za-z0-9-]{3,64}$/;

/** What an address asks for; what it does not know is as if it were not there. */
export function readPlace(params: Pick<URLSearchParams, 'get'>): EventsPlace {
  const subscription = params.get('subscription') ?? '';
  return {
    tab: TABS.find((tab) => tab === params.get('tab')) ?? 'subscriptions',
    subscription: NAME.test(subscription) ? subscription : null,
    state: DELIVERY_STATES.find((state) => state === params.get('state')) ?? null,
  };
}

/** The part of an address that asks for it; empty for the beginning. */
export function writePlace({ tab, subscription, state }: EventsPlace): string {
  const search = new URLSearchParams();
  if (tab !== 'subscriptions') search.set('tab', tab);
  if (subscription) search.set('subscription', subscription);
  if (state) search.set('state', state);
  return search.size > 0 ? `?${search}` : '';
}
