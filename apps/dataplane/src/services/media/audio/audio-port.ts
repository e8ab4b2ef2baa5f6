import type { Frame } from '@switchboard/audio';
import type { CallEvent } from '@switchboard/acs-wire';

/** What a call says of the media of one of its ends. */
export type MediaEvent = Extract<
  CallEvent,
  { type: 'media.session' | 'media.describe' | 'media.candidate' }
>;

/**
 * The sound of an end that is no page: it takes part in a call as a page would, so every forwarding engine
 * carries it, and has the sound as frames of 20 ms at 48 kHz.
 */
export interface AudioPort extends AsyncDisposable {
  /** What the call tells this end of its media, in the order in which it does. */
  hear(event: MediaEvent): void;
  /**
   * One tick. It waits for nobody: whoever has nothing to be heard in it is not heard.
   *
   * @param spoken what this end says; nothing while it is silent
   * @returns all others together, made so that it cannot be too loud
   */
  tick(spoken: Frame | undefined): Frame;
}
