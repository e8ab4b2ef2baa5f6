/** When a number is answered, by the clock of its time zone. A night is two of them. */
export interface OpenHours {
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
  /** Minutes after midnight, from 0; `untilMinute` is later and at most 1,440. */
  readonly fromMinute: number;
  readonly untilMinute: number;
}

/** Whom a call rings. People are named by their ids; each of them rings for so many seconds. */
export type RouteStep =
  | { readonly kind: 'person'; readonly personId: string; readonly seconds: number }
  | { readonly kind: 'in-turn'; readonly personIds: readonly string[]; readonly seconds: number }
  | {
      readonly kind: 'longest-idle';
      readonly personIds: readonly string[];
      readonly seconds: number;
    }
  /** All of them ring together; whoever answers first has the call. */
  | { readonly kind: 'at-once'; readonly personIds: readonly string[]; readonly seconds: number }
  /** The caller may leave a message. What comes after it is never reached. */
  | { readonly kind: 'mailbox' }
  /** The caller hears that it is busy. What comes after it is never reached. */
  | { readonly kind: 'reject' };

/** One that rings somebody. */
export type RingStep = Exclude<RouteStep, { readonly kind: 'mailbox' | 'reject' }>;

export function isRingStep(step: RouteStep): step is RingStep {
  return step.kind !== 'mailbox' && step.kind !== 'reject';
}

/** Who answers for a number. Whoever is rung by no step any more hears that nobody came. */
export interface CallRoute {
  /** An IANA name. */
  readonly timeZone: string;
  readonly hours: readonly OpenHours[];
  /** Days without opening hours, as `2026-12-25`. */
  readonly holidays: readonly string[];
  readonly open: readonly RouteStep[];
  readonly closed: readonly RouteStep[];
}
