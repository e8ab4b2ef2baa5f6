import type { MediaCandidate, MediaTrack } from '@switchboard/acs-wire';

/** What an audio port asks of its call, by the requests that a page makes. */
export interface MediaSignalling {
  /** Offers what this end sends. @returns the answer of the engine */
  publish(generation: number, sdp: string, tracks: readonly MediaTrack[]): Promise<string>;
  /** Answers the last offer of what this end is sent. */
  answer(generation: number, sdp: string): Promise<void>;
  candidate(
    generation: number,
    transport: 'up' | 'down',
    candidate: MediaCandidate | null,
  ): Promise<void>;
  /** No picture is looked at here. */
  wantNoPictures(): Promise<void>;
  /** The way to the engine is gone: the session is to begin anew. */
  renew(generation: number): Promise<void>;
}
