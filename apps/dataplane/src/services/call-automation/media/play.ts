import type { PlaySource } from '@switchboard/acs-wire';
import { succeeded } from '../refusal.ts';
import type { Origin, Told } from '../follow.ts';
import type { MediaOperation } from './media-queue.ts';
import { say } from './prompt.ts';
import type { PromptFiles } from './prompt-files.ts';
import { PromptFailure, results } from './results.ts';
import type { Voice } from './voice.ts';

export interface Speaking {
  readonly files: PromptFiles;
  readonly voice: Voice;
  readonly tell: (told: Told) => void;
}

export interface Play {
  readonly sources: readonly PlaySource[];
  readonly loops: boolean;
  /** Raw identifiers; everybody when absent. */
  readonly to?: readonly string[] | undefined;
  readonly origin: Origin;
}

/** Plays, and tells of its beginning and its end. */
export function play({ tell, ...speaking }: Speaking, { origin, ...asked }: Play): MediaOperation {
  const toldOf = (type: string, resultInformation: object, more: object = {}): void =>
    tell({ type, data: { ...more, resultInformation }, origin });
  return async (signal) => {
    const began = (): void => toldOf('PlayStarted', succeeded);
    try {
      await say(speaking, { to: undefined, ...asked, began }, signal);
      toldOf('PlayCompleted', succeeded);
    } catch (error) {
      if (signal.aborted) return toldOf('PlayCanceled', results.cancelled);
      const { result, place } = failureOf(error);
      toldOf('PlayFailed', result, place === undefined ? {} : { failedPlaySourceIndex: place });
    }
  };
}

export function failureOf(error: unknown): Pick<PromptFailure, 'result' | 'place'> {
  return error instanceof PromptFailure ? error : { result: results.soundGone, place: undefined };
}
