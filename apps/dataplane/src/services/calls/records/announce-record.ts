import type { CallBus } from '../bus.ts';
import type { Announce } from './recorder.ts';

/** Tells every client of these people, wherever it is, that their part in a call can be read. */
export function announceRecord(bus: CallBus): Announce {
  return async (callId, users) => {
    const devices = await bus.devicesOf([...new Set(users)]);
    for (const { process, agent } of [...devices.values()].flat()) {
      bus.send(process, { type: 'deliver', agent, event: { type: 'call.recorded', callId } });
    }
  };
}
