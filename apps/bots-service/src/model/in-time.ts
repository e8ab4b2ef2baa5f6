import { delay } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import { modelError } from './model-errors.ts';

/**
 * Waits for work so long, whether it looks at its signal or not.
 *
 * @throws PlatformError `model-late`, and whatever the work throws
 */
export async function inTime<Result>(
  clock: Clock,
  ms: number,
  signal: AbortSignal,
  work: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const over = new AbortController();
  const late = new AbortController();
  const lateness = delay(clock, ms, over.signal).then(() => {
    const error = modelError('model-late', 'The model did not answer in time.');
    late.abort(error);
    throw error;
  });
  lateness.catch(() => undefined);
  try {
    return await Promise.race([work(AbortSignal.any([signal, late.signal])), lateness]);
  } finally {
    over.abort();
  }
}
