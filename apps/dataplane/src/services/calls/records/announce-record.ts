import type { CallBus } from '../bus.ts';
import { pageEnd } from '../ends/page/page-end.ts';
import type { Announce } from './recorder.ts';

/** Tells every client of these people, wherever it is, that their part in a call can be read. */
export function announceRecord(bus: CallBus): Announce {
  return async (callId, users) => {
    const clients = await bus.clientsOf([...new Set(users)]);
    for (const { process, agent } of [...clients.values()].flat()) {
      const event = { type: 'call.recorded', callId } as const;
      bus.send(process, { type: 'deliver', end: pageEnd(process, agent), event });
    }
  };
}
