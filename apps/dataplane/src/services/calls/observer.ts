import type { Call, Step } from './call/call.ts';

/** Follows every call of a process, in the order in which things happen to it. It keeps nobody waiting. */
export interface CallObserver {
  began(call: Call): void;
  /** A step was made with a call, which was `before`. */
  changed(before: Call, step: Step, nowMs: number): void;
  ended(call: Call, nowMs: number): void;
}
