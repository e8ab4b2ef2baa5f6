import type { PlaySource } from '@switchboard/acs-wire';
import type { Origin } from '../follow.ts';
import { succeeded } from '../refusal.ts';
import type { MediaOperation } from './media-queue.ts';
import { failureOf } from './play.ts';
import type { Speaking } from './play.ts';
import { say } from './prompt.ts';

export interface HoldMusic {
  /** Who is on hold, and hears it alone. */
  readonly user: string;
  readonly source: PlaySource;
  readonly origin: Origin;
}

/** Plays until the hold ends. What cannot be played leaves silence, and it is told why. */
export function holdMusic(
  { tell, ...speaking }: Speaking,
  { user, source, origin }: HoldMusic,
): MediaOperation {
  const toldOf = (type: string, resultInformation: object): void =>
    tell({ type, data: { resultInformation }, origin });
  return async (signal) => {
    const began = (): void => toldOf('PlayStarted', succeeded);
    try {
      await say(speaking, { sources: [source], loops: true, to: [user], began }, signal);
    } catch (error) {
      if (!signal.aborted) toldOf('HoldFailed', failureOf(error).result);
    }
  };
}
