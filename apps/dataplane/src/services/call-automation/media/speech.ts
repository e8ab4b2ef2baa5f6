import type { PlaySource } from '@switchboard/acs-wire';
import { PromptFailure, results } from './results.ts';

/** Makes sound of words. */
export interface Speech {
  /** @returns the path of a WAV file. @throws PromptFailure */
  say(source: PlaySource, signal: AbortSignal): Promise<string>;
}

/** Where nothing speaks: prompts of words fail, and say why. */
export const speechOff: Speech = {
  say: () => Promise.reject(new PromptFailure(results.speechOff)),
};
