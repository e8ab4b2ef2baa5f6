import type { Clock } from '@switchboard/kernel';
import { createCalling } from '../calling.ts';
import type { Calling, CallingOptions } from '../calling.ts';
import type { CallRef } from '../state.ts';
import { createFakeEngine } from './fake-engine.ts';
import type { FakeEngine } from './fake-engine.ts';
import type { FakeExchange } from './fake-exchange.ts';
import { until } from './until.ts';

const RESOURCE = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';
const credential = {
  getToken: async () => ({ token: '', expiresOnTimestamp: 0 }),
  dispose: () => undefined,
};

/** Somebody at the fake exchange, with what a test does from behind. */
export interface FakeParty extends FakeEngine {
  readonly calling: Calling;
  /** Raw id. */
  readonly id: string;
}

/** Makes somebody; the same name twice is two devices of one person. */
export function createFakeParty(
  exchange: FakeExchange,
  name: string,
  clock: Clock,
  options: Partial<CallingOptions> = {},
): FakeParty {
  const id = `8:acs:${RESOURCE}_${name}`;
  const fake = createFakeEngine(exchange, id);
  const { engine } = fake;
  const calling = createCalling({
    engine,
    credential,
    self: id,
    displayName: name,
    clock,
    ...options,
  });
  return { ...fake, calling, id };
}

/** One calls the other, who answers; resolves with both names of the call, once it is connected. */
export async function connectParties(
  caller: FakeParty,
  callee: FakeParty,
): Promise<{ readonly ref: CallRef; readonly answered: CallRef }> {
  await Promise.all([caller.calling.start(), callee.calling.start()]);
  const ref = await caller.calling.call([callee.id]);
  await until(callee.calling, 'rings', ({ incoming }) => incoming.length > 0);
  const [incoming] = callee.calling.getSnapshot().incoming;
  const answered = incoming && (await callee.calling.accept(incoming.id));
  if (!answered) throw new Error('The call could not be answered.');
  await until(caller.calling, 'connected', ({ calls }) => calls[ref]?.phase.name === 'connected');
  return { ref, answered };
}
