import type {
  ActiveAudioEffects,
  AudioEffectsFeature,
  AudioStreamFeatureContext,
} from '@azure/communication-calling';
import { Emitter } from '../../emitter.ts';
import { refuse } from '../../errors.ts';

/** The browser keeps echo and noise out by itself: no effect is supported, and none begins. */
export class NoAudioEffects extends Emitter implements AudioEffectsFeature {
  readonly name = 'AudioEffects';
  readonly activeEffects: ActiveAudioEffects = { echoCancellation: [], noiseSuppression: [] };

  constructor(_context: AudioStreamFeatureContext) {
    super();
  }

  async isSupported(): Promise<boolean> {
    return false;
  }

  startEffects(): Promise<void> {
    return refuse('Audio effects');
  }

  /** There is nothing to stop. */
  async stopEffects(): Promise<void> {}

  dispose(): void {
    this.removeListeners();
  }
}
