import type { Clock } from '@switchboard/kernel';
import type { ProcessBus } from '../../platform/process-bus/bus.ts';
import { reasons } from '../calls/port.ts';
import { callbackOf } from './cloud-event.ts';
import type { CallbackStore } from './callback-store.ts';
import type { ConnectionStore } from './connection-store.ts';
import { endingOf } from './refusal.ts';

export interface LostDeps {
  readonly store: ConnectionStore;
  readonly callbacks: CallbackStore;
  readonly bus: Pick<ProcessBus, 'alive'>;
  readonly clock: Clock;
  readonly maxWaiting: number;
  readonly wake: () => void;
}

/** Tells applications that calls are over which died with their processes, however many notice it. */
export async function endLost(deps: LostDeps): Promise<void> {
  const { store, callbacks: waiting, bus, clock, maxWaiting, wake } = deps;
  const homes = await store.homes();
  const alive = await bus.alive(homes);
  const dead = homes.filter((home) => !alive.has(home));
  if (dead.length === 0) return;
  const nowMs = clock.now();
  const resultInformation = endingOf(reasons.serviceRestarted, false);
  const told = { type: 'CallDisconnected', data: { resultInformation } };
  for (;;) {
    const lost = await store.lostWith(dead);
    if (lost.length === 0) return;
    await Promise.all(
      lost.map((connection) => {
        const callbacks = [callbackOf(connection, told, nowMs)];
        return store.append(connection.id, callbacks, { nowMs, isOver: true, maxWaiting });
      }),
    );
    await waiting.release(
      lost.map(({ id }) => id),
      nowMs,
    );
    wake();
  }
}
