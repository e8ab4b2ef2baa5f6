const FIRST_MS = 15_000;
const LONGEST_MS = 2 * 3_600_000;

/** @param attempts that have failed, from 1 @returns milliseconds until the next one, twice as many each time */
export function retryPause(attempts: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempts - 1, 20));
}
