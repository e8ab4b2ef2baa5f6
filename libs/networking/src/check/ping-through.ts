import type { CheckOptions } from './check-options.ts';
import type { RelayMeasurement } from './outcome.ts';
import type { ChannelEnds } from './self-connection.ts';
import { settle } from './settle.ts';

const PINGS = 9;
const MAX_PINGING_MS = 3_000;

type Pinged = Pick<RelayMeasurement, 'roundTripMs' | 'pings'>;

/**
 * One ping after the other, so that none waits for another.
 *
 * @returns `undefined` when none came back in time
 */
export async function pingThrough(
  { near, far }: ChannelEnds,
  { clock, signal }: Pick<CheckOptions, 'clock' | 'signal'>,
): Promise<Pinged | undefined> {
  const took: number[] = [];
  let sent = 0;
  const ping = (): void => {
    sent = clock.now();
    near.send('');
  };
  far.onmessage = () => far.send('');
  await settle<true>({ clock, signal, ms: MAX_PINGING_MS }, (answer) => {
    near.onmessage = () => {
      took.push(clock.now() - sent);
      if (took.length === PINGS) answer(true);
      else ping();
    };
    near.onclose = () => answer(true);
    ping();
  });
  near.onmessage = null;
  const middle = took.toSorted((a, b) => a - b)[Math.floor(took.length / 2)];
  return middle === undefined ? undefined : { roundTripMs: middle, pings: took.length };
}
