import type { EventSubscription } from './use-subscriptions';

export interface SubscriptionOptions {
  readonly mayManage: boolean;
  readonly onEdit: (subscription: EventSubscription) => void;
  readonly onDeliveries: (name: string) => void;
}
