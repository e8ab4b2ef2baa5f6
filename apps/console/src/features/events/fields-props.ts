import type { DraftProblem, SubscriptionDraft } from './subscription-draft';
import type { EventSubscription } from './use-subscriptions';

export interface FieldsProps {
  readonly draft: SubscriptionDraft;
  readonly subscription: EventSubscription | undefined;
  readonly problems: ReadonlySet<DraftProblem>;
  readonly onChange: (part: Partial<SubscriptionDraft>) => void;
}
