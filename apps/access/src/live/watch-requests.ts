import type { LiveRequest } from '@switchboard/access-api';
import type { ControlClient } from '@switchboard/control-client';
import type { RequestLog } from '../http/request-log.ts';
import { Latest } from './latest.ts';
import { fromAccess, fromDataPlane } from './live-request.ts';
import type { Names } from './names.ts';

/** How many of the last ones one is shown first. */
const BEFORE = 200;

/** The last ones, then each as it is answered, of both processes; ends when either ends. */
export async function* watchRequests(
  control: ControlClient,
  log: RequestLog,
  names: Names,
  signal: AbortSignal,
): AsyncGenerator<LiveRequest> {
  const ended = new AbortController();
  const until = AbortSignal.any([signal, ended.signal]);
  const arrivals = new Latest<Promise<LiveRequest>>();
  const stop = log.watch((request) => arrivals.push(fromAccess(request, names)));
  try {
    const past = await pastRequests(control, log, names);
    const end = (): void => ended.abort();
    follow(control, names, arrivals, until).then(end, end);
    yield* past;
    for await (const request of arrivals.read(until)) yield request;
  } finally {
    stop();
    ended.abort();
  }
}

async function pastRequests(
  control: ControlClient,
  log: RequestLog,
  names: Names,
): Promise<LiveRequest[]> {
  const there = await control.requests();
  const past = await Promise.all([
    ...log
      .list()
      .slice(-BEFORE)
      .map((one) => fromAccess(one, names)),
    ...there.slice(-BEFORE).map((one) => fromDataPlane(one, names)),
  ]);
  return past.toSorted((a, b) => a.at.localeCompare(b.at)).slice(-BEFORE);
}

/** Ends without a word when the data plane does: whoever watches asks again. */
async function follow(
  control: ControlClient,
  names: Names,
  arrivals: Latest<Promise<LiveRequest>>,
  signal: AbortSignal,
): Promise<void> {
  try {
    for await (const request of control.watchRequests(signal)) {
      arrivals.push(fromDataPlane(request, names));
    }
  } catch {
    // Gone, or told to stop.
  }
}
