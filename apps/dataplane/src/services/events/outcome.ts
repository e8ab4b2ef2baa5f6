import { STATUS_CODES } from 'node:http';
import { retryWaitMs } from './ladder.ts';

const SUCCESS: ReadonlySet<number> = new Set([200, 201, 202, 203, 204]);
/** What will never be taken is not tried again where there are dead letters. */
const HOPELESS: Readonly<Record<number, string>> = {
  400: 'UndeliverableDueToHttpBadRequest',
  413: 'UndeliverableDueToHttpRequestEntityTooLarge',
};

/** What came of an attempt: a status, or why there was none. */
export interface Outcome {
  readonly status?: number;
  /** In one word, as `lastDeliveryOutcome` has it. */
  readonly name: string;
}

/** A delivery after an attempt. */
export type Verdict =
  | { readonly state: 'delivered' }
  | { readonly state: 'waiting'; readonly dueMs: number }
  | { readonly state: 'deadLettered' | 'dropped'; readonly reason: string };

/** By what rules a delivery goes on. */
export interface DeliveryRules {
  readonly maxAttempts: number;
  readonly hasDeadLetters: boolean;
  /** When its time to live ends. */
  readonly expiresMs: number;
}

/** @param random between 0 and 1 */
export function judge(
  { status, attempts }: { status: number | undefined; attempts: number },
  rules: DeliveryRules,
  { nowMs, random }: { nowMs: number; random: number },
): Verdict {
  if (status !== undefined && SUCCESS.has(status)) return { state: 'delivered' };
  const hopeless = rules.hasDeadLetters ? HOPELESS[status ?? 0] : undefined;
  if (hopeless !== undefined) return givenUp(rules, hopeless);
  if (attempts >= rules.maxAttempts) return givenUp(rules, 'MaxDeliveryAttemptsExceeded');
  if (nowMs >= rules.expiresMs) return expired(rules);
  // Its end comes in time, not with the next attempt.
  const dueMs = Math.min(nowMs + retryWaitMs(attempts, status, random), rules.expiresMs);
  return { state: 'waiting', dueMs };
}

export function expired(rules: Pick<DeliveryRules, 'hasDeadLetters'>): Verdict {
  return givenUp(rules, 'TimeToLiveExceeded');
}

export function statusOutcome(status: number): Outcome {
  const name = STATUS_CODES[status]?.replaceAll(/[^A-Za-z]/g, '') ?? `Status${status}`;
  return { status, name: SUCCESS.has(status) ? 'Delivered' : name };
}

function givenUp(rules: Pick<DeliveryRules, 'hasDeadLetters'>, reason: string): Verdict {
  return { state: rules.hasDeadLetters ? 'deadLettered' : 'dropped', reason };
}
