import { setImmediate as turn } from 'node:timers/promises';
import { VirtualClock } from '@switchboard/kernel/testing';
import { withDefaults } from '../../platform/limits/resources.ts';
import type { Caller } from '../../platform/wire/caller.ts';
import { Sessions } from './sessions.ts';
import type { Transport } from './transport.ts';

const HEARTBEAT_MS = 25_000;

function connected(people: number) {
  const clock = new VirtualClock();
  const sessions = new Sessions(clock, withDefaults());
  let beats = 0;
  for (let at = 0; at < people; at++) {
    const caller = { userId: `user-${at}`, expiresAtMs: Infinity } as Caller;
    const transport: Transport = {
      kind: 'websocket',
      open: true,
      buffered: 0,
      send: (frame) => void (beats += frame === '2::' ? 1 : 0),
      close: () => undefined,
      onFrame: () => undefined,
      onClose: () => undefined,
    };
    sessions.open(caller, 'endpoint', undefined).attach(transport);
  }
  return { clock, sessions, beats: () => beats };
}

it('sends each client one heartbeat in time, others having their turn between', async () => {
  const { clock, sessions, beats } = connected(1_000);
  let first = 0;
  clock.after(HEARTBEAT_MS, () => void (first = beats()));
  await clock.advance(HEARTBEAT_MS);
  expect(first).toBeGreaterThan(0);
  expect(first).toBeLessThan(1_000);
  while (beats() < 1_000) await turn();
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(beats()).toBe(1_000);
  sessions[Symbol.dispose]();
});
