export type FailureReason =
  /** It did not happen in its time. */
  | 'too-late'
  /** The call was over, or never came about. */
  | 'no-call'
  /** The telephone was in use, or nobody called. */
  | 'wrong-moment'
  | 'not-playable'
  | 'stopped'
  | 'failed';

/** Why a script does not go on. */
export class StepFailure extends Error {
  override readonly name = 'StepFailure';
  readonly reason: FailureReason;

  constructor(reason: FailureReason) {
    super(`The script does not go on (${reason}).`);
    this.reason = reason;
  }
}
