import type { Origin } from '../../actor.ts';
import type { Page, PageRequest } from '../../page.ts';

export type CallOutcome = 'answered' | 'missed' | 'declined' | 'failed';

export interface CallNote {
  readonly callId: string;
  readonly others: readonly string[];
  readonly outcome: CallOutcome;
  readonly video: boolean;
  readonly startedAt: Date;
  readonly durationSeconds: number;
}

export interface CallRecord {
  readonly id: string;
  readonly callId: string;
  /** A phone has its raw id (`4:+14255550100`) for both, and its number for a name; none when it hides it. */
  readonly others: readonly {
    readonly personId: string;
    readonly userId: string | null;
    readonly name: string;
  }[];
  readonly direction: 'incoming' | 'outgoing';
  readonly outcome: CallOutcome;
  readonly video: boolean;
  readonly startedAt: Date;
  readonly durationSeconds: number;
  /** False for a missed call nobody has looked at. */
  readonly seen: boolean;
}

export interface CallHistory extends Page<CallRecord> {
  /** How many missed calls were not looked at, up to 100. */
  readonly unseen: number;
  /** Whether pages have to {@link CallService.note} calls. */
  readonly notedByPage: boolean;
}

export interface CallService {
  /**
   * Writes a call down on both sides, once however often it is told; on the other one no more often
   * than a person may be called by one other.
   *
   * @throws PlatformError `calls-are-recorded` where the data plane does it
   */
  note(origin: Origin, note: CallNote): Promise<void>;
  /** The person's own, the latest first. */
  history(origin: Origin, request: PageRequest): Promise<CallHistory>;
  /** Everything up to this record has been looked at. */
  markSeen(origin: Origin, recordId: string): Promise<void>;
}
