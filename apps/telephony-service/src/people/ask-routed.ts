import { accessFor } from '@switchboard/app-server';
import type { Asker } from '@switchboard/app-server';

const ANSWER_MS = 10_000;

/** A number that an admin has given to this app, and its name there. */
export interface RoutedNumber {
  readonly number: string;
  /** Empty where it has none. */
  readonly name: string;
}

/**
 * Asks the trusted service, on behalf of somebody who works here, which numbers are ours.
 *
 * @param url of the trusted service
 */
export function createAskRouted(url: string): (asker: Asker) => Promise<readonly RoutedNumber[]> {
  return async (asker) => {
    const signal = AbortSignal.timeout(ANSWER_MS);
    return (await accessFor(url, asker).numbers.routed.query(undefined, { signal })).numbers;
  };
}
