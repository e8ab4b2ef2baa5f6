import type { CallTarget } from '@switchboard/calling';

/** Under which name the conversation travels with a call. */
export const THREAD = 'thread';

/** What somebody wants who clicks on a call button, before anything of calling is loaded. */
export interface CallWish {
  readonly target: CallTarget;
  readonly video: boolean;
  /** Looks at camera and microphone first. */
  readonly check?: boolean;
  /** Joins in silence. */
  readonly muted?: boolean;
  /** What to call the people that are called, while they have not said so themselves. */
  readonly names: Readonly<Record<string, string>>;
  /** What the call is about, for its title. */
  readonly title: string;
  /** The conversation it belongs to. */
  readonly threadId?: string | undefined;
}
