import { VirtualClock } from '@switchboard/kernel/testing';
import { createValue } from '../state/value.ts';
import type { ConnectionState, Line } from './connection.ts';
import { nextLine } from './next-line.ts';

const line = {} as Line;

it('is the one that is there, or comes', async () => {
  const clock = new VirtualClock();
  const state = createValue<ConnectionState>({ status: 'connected', line });
  expect(await nextLine(state, clock, 1_000)).toBe(line);
  state.set({ status: 'connecting' });
  const next = nextLine(state, clock, 1_000);
  state.set({ status: 'failed' });
  state.set({ status: 'connected', line });
  expect(await next).toBe(line);
  expect(clock.pending).toBe(0);
});

it('is not waited for longer than it is of use', async () => {
  const clock = new VirtualClock();
  const next = nextLine(createValue<ConnectionState>({ status: 'off' }), clock, 1_000);
  await clock.advance(1_000);
  expect(await next).toBeUndefined();
});
