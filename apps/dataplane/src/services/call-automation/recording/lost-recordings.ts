import type { ProcessBus } from '../../../platform/process-bus/bus.ts';
import { closed, finishRecording } from './recordings.ts';
import type { RecordingsDeps } from './recordings.ts';
import { stateCallback } from './recording-told.ts';

export type LostDeps = Pick<
  RecordingsDeps,
  'files' | 'store' | 'events' | 'db' | 'clock' | 'callbacks' | 'resources' | 'wake'
> & { readonly bus: Pick<ProcessBus, 'alive'> };

/** Finishes the recordings of processes that died: what they had written is there. */
export async function finishLost(deps: LostDeps): Promise<void> {
  const { store, bus, clock } = deps;
  const homes = await store.homes();
  const alive = await bus.alive(homes);
  const dead = homes.filter((home) => !alive.has(home));
  if (dead.length === 0) return;
  for (;;) {
    const lost = await store.lostWith(dead);
    if (lost.length === 0) return;
    for (const row of lost) {
      const endedMs = clock.now();
      const pauses = closed(row.pauses, endedMs);
      const ended = { ...row, pauses, endedMs, endReason: 'failed' } as const;
      if (await finishRecording(deps, ended)) await tell(deps, ended);
    }
  }
}

/** Deletes what has been kept for long enough. */
export async function expire(
  { store, files, clock }: Pick<LostDeps, 'store' | 'files' | 'clock'>,
  keptMs: number,
): Promise<void> {
  for (;;) {
    const old = await store.endedBefore(clock.now() - keptMs);
    if (old.length === 0) return;
    for (const recording of old) {
      await files.delete(recording);
      await store.delete(recording.id);
    }
  }
}

async function tell(
  { callbacks, clock, resources, wake }: LostDeps,
  row: Parameters<typeof stateCallback>[0] & { readonly callbackUri: string | null },
): Promise<void> {
  if (row.callbackUri === null) return;
  const nowMs = clock.now();
  const callback = stateCallback(row, 'inactive', row.callbackUri, nowMs);
  const maxWaiting = resources['automation.callbacksWaiting'];
  await callbacks.append(row.id, [callback], { nowMs, isOver: true, maxWaiting });
  wake();
}
