import type { CheckOptions } from './check-options.ts';
import type { Measurement } from './outcome.ts';
import { pingThrough } from './ping-through.ts';
import { SelfConnection } from './self-connection.ts';
import { sendThrough } from './send-through.ts';
import type { Way } from './way.ts';

/** Connects the page to itself through one relay and nothing else, and measures what passes. */
export async function measureRelay(
  { server }: Way,
  options: Omit<CheckOptions, 'iceServers'>,
): Promise<Measurement> {
  using connection = new SelfConnection(
    { iceServers: [server], iceTransportPolicy: 'relay' },
    options,
  );
  const ends = await connection.open();
  const pinged = ends && (await pingThrough(ends, options));
  if (!pinged) return { status: 'failed' };
  const sent = await sendThrough(ends, options);
  return { status: 'done', ...pinged, ...sent };
}
