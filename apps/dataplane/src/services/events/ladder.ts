const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;

/** How long the service waits after so many attempts failed; the last one for ever. */
export const RETRY_LADDER_MS: readonly number[] = [
  10 * SECOND_MS,
  30 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  10 * MINUTE_MS,
  30 * MINUTE_MS,
  HOUR_MS,
  3 * HOUR_MS,
  6 * HOUR_MS,
  12 * HOUR_MS,
];

/** What does not get better soon is not asked again soon. */
const LEAST_WAIT_MS: Readonly<Record<number, number>> = {
  400: 5 * MINUTE_MS,
  401: 5 * MINUTE_MS,
  403: 5 * MINUTE_MS,
  404: 5 * MINUTE_MS,
  408: 2 * MINUTE_MS,
  503: 30 * SECOND_MS,
};
const OTHERS_WAIT_MS = 10 * SECOND_MS;
/** At most so much of the wait is added, so that those who failed together do not come back together. */
const JITTER = 0.1;

/**
 * @param attempts how many failed
 * @param status of the last answer, if there was one
 * @param random between 0 and 1
 */
export function retryWaitMs(attempts: number, status: number | undefined, random: number): number {
  const step = RETRY_LADDER_MS[Math.min(attempts, RETRY_LADDER_MS.length) - 1] ?? 0;
  const least = LEAST_WAIT_MS[status ?? 0] ?? OTHERS_WAIT_MS;
  return Math.round(Math.max(step, least) * (1 + JITTER * random));
}
