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
  let inTurn = 0;
  let mostInTurn = 0;
  const beat = (): void => {
    // Runs before anything that is put off until the next turn from now on.
    if (inTurn === 0) setImmediate(() => (inTurn = 0));
    beats += 1;
    inTurn += 1;
    mostInTurn = Math.max(mostInTurn, inTurn);
  };
  for (let at = 0; at < people; at++) {
    const caller = { userId: `user-${at}`, expiresAtMs: Infinity } as Caller;
    const transport: Transport = {
      kind: 'websocket',
      open: true,
      buffered: 0,
      send: (frame) => frame === '2::' && beat(),
      close: () => undefined,
      onFrame: () => undefined,
      onClose: () => undefined,
    };
    sessions.open(caller, 'endpoint', undefined).attach(transport);
  }
  return { clock, sessions, beats: () => beats, mostInTurn: () => mostInTurn };
}

it('sends each client one heartbeat in time, others having their turn between', async () => {
  const { clock, sessions, beats, mostInTurn } = connected(1_000);
  await clock.advance(HEARTBEAT_MS);
  while (beats() < 1_000) await turn();
  for (let turns = 0; turns < 10; turns++) await turn();
  expect(beats()).toBe(1_000);
  expect(mostInTurn()).toBeLessThanOrEqual(200);
  sessions[Symbol.dispose]();
});
