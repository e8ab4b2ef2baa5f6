import type { BreakoutRoomsCallFeature } from '@azure/communication-calling';
import { FeatureOfCall } from '../call-feature.ts';

/** Only Teams meetings are divided into rooms, so nobody is ever assigned to one. */
export class BreakoutRoomsFeature extends FeatureOfCall implements BreakoutRoomsCallFeature {
  readonly name = 'BreakoutRooms';
}
