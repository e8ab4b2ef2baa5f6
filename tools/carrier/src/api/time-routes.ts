import type { AdvanceableClock } from '@switchboard/kernel';
import type { FastifyInstance } from 'fastify';
import { carrierError } from '../carrier-errors.ts';
import { read } from '../http/read.ts';
import type { Network } from '../network/network.ts';
import { clockAdvance } from './input.ts';

/** Later than that, years have five digits and dates another form. */
const END_OF_TIME_MS = Date.UTC(9_000, 0);

/** The clock, and a new beginning. */
export function timeRoutes(
  app: FastifyInstance,
  { clock, timeline, outbox, store, paces, hub, exchange, telephones, callers }: Network,
): void {
  app.get('/clock', async () => clockState(clock));

  app.post('/clock/advance', async (request) => {
    const { ms } = read(clockAdvance, request.body);
    if (clock.now() + ms > END_OF_TIME_MS)
      throw carrierError('bad-request', 'The clock ends in the year 9000.', { target: 'ms' });
    clock.advance(ms);
    // What is due on the way happens before the answer; accounts then hear of it in their own time.
    await timeline.settle();
    outbox.pump();
    return clockState(clock);
  });

  app.post('/reset', async () => {
    callers.clear();
    exchange.clear();
    store.clear();
    telephones.clear();
    paces.clear();
    hub.tellAll({ type: 'gone' });
    return { status: 'ok' };
  });
}

function clockState(clock: AdvanceableClock) {
  return { now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs };
}
