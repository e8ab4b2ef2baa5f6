import type {
  VideoEffectName,
  VideoEffectsFeature,
  VideoStreamFeatureContext,
} from '@azure/communication-calling';
import { Emitter } from '../../emitter.ts';
import { refuse } from '../../errors.ts';

/** Pictures are sent as the camera takes them: no effect is supported, and none begins. */
export class NoVideoEffects extends Emitter implements VideoEffectsFeature {
  readonly name = 'VideoEffects';
  readonly activeEffects: VideoEffectName[] = [];

  constructor(_context: VideoStreamFeatureContext) {
    super();
  }

  async isSupported(): Promise<boolean> {
    return false;
  }

  startEffects(): Promise<void> {
    return refuse('Video effects');
  }

  /** There is nothing to stop. */
  async stopEffects(): Promise<void> {}

  dispose(): void {
    this.removeListeners();
  }
}
