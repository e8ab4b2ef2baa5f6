import type { z } from 'zod';
import type { Origin } from '../../actor.ts';
import type { Page, PageRequest } from '../../page.ts';
import type { deletionProof, recording } from './shapes.ts';

export type RecordingView = z.output<typeof recording>;
export type DeletionProof = z.output<typeof deletionProof>;

/**
 * Recordings of calls of a data plane of one's own. Each method throws PlatformError `not-ours` where there is
 * no control plane.
 */
export interface RecordingService {
  /** The latest first. @throws PlatformError `invalid-cursor` */
  list(request: PageRequest): Promise<Page<RecordingView>>;
  /** How loud it is over its length, 0 to 1. @throws PlatformError `recording-not-found` */
  waveform(id: string): Promise<number[]>;
  /**
   * Audits what the file was, then deletes it.
   *
   * @param confirmation its reference
   * @throws PlatformError `recording-not-found`, `invalid-input` for another confirmation
   */
  remove(origin: Origin, id: string, confirmation: string): Promise<DeletionProof>;
  /** Days that recordings are kept. */
  retention(): Promise<number>;
  /** For those that are kept already too. */
  setRetention(origin: Origin, days: number): Promise<void>;
}
