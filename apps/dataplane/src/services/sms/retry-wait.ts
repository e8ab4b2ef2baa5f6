const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;

const LADDER_MS: readonly number[] = [
  SECOND_MS,
  5 * SECOND_MS,
  15 * SECOND_MS,
  MINUTE_MS,
  5 * MINUTE_MS,
  15 * MINUTE_MS,
];

/** How long a text waits that a provider has not taken after so many attempts; milliseconds. */
export function retryWaitMs(attempts: number): number {
  return LADDER_MS[Math.min(attempts, LADDER_MS.length) - 1] ?? SECOND_MS;
}
