import type {
  TogetherModeCallFeature,
  TogetherModeSceneSize,
  TogetherModeSeatingMap,
  TogetherModeVideoStream,
} from '@azure/communication-calling';
import { refuse } from '../../errors.ts';
import { FeatureOfCall } from '../call-feature.ts';

/** Nobody cuts people out of their pictures here, so nobody ever has a seat. */
export class TogetherModeFeature extends FeatureOfCall implements TogetherModeCallFeature {
  readonly name = 'TogetherMode';
  readonly togetherModeStream: readonly TogetherModeVideoStream[] = [];
  readonly togetherModeSeatingMap: TogetherModeSeatingMap = new Map();
  sceneSize: TogetherModeSceneSize = { width: 0, height: 0 };

  start(): Promise<void> {
    return refuse('Together mode');
  }
}
