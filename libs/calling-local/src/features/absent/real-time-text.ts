import type { RealTimeTextFeature } from '@azure/communication-calling';
import { refuse } from '../../errors.ts';
import { FeatureOfCall } from '../call-feature.ts';

/** Text in calls goes through chat here; nothing is ever received. */
export class TypedTextFeature extends FeatureOfCall implements RealTimeTextFeature {
  readonly name = 'RealTimeText';

  sendRealTimeText(): Promise<void> {
    return refuse('Real-time text');
  }
}
