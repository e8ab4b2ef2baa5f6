import { jest } from '@jest/globals';
import { createDeviceKey } from '@switchboard/device-key';
import type { AccessClient } from '@switchboard/access-api/client';
import { FakeExchange, createFakeParty } from '@switchboard/calling/testing';
import { VirtualClock } from '@switchboard/kernel/testing';
import { TRPCClientError } from '@trpc/client';
import { createConnection } from './connection.ts';

const refused = (code: string, httpStatus = 401) =>
  new TRPCClientError('static', { result: { error: { data: { code, httpStatus } } } as never });

function setUp(issue: () => Promise<never>) {
  const clock = new VirtualClock();
  const mutate = jest.fn(issue);
  const access = { me: { token: { mutate } } } as unknown as AccessClient;
  const onRefused = jest.fn();
  const { engine } = createFakeParty(new FakeExchange(), 'bob', clock);
  const connection = createConnection({
    ...{ access, name: () => 'Bob', onRefused, onRecorded: () => undefined },
    ports: { clock, createKey: createDeviceKey, createEngine: () => engine },
  });
  return { clock, connection, mutate, onRefused };
}

/** Keys are made beside the clock of the test. */
async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!condition()) {
    if (Date.now() > deadline) throw new Error('It did not come about.');
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('a connection that does not come about', () => {
  it('says why to whoever has to know, when it is for good', async () => {
    for (const [code, trouble] of [
      ['person-blocked', 'blocked'],
      ['session-ended', 'over'],
      ['token-invalid', 'over'],
    ] as const) {
      const { connection, mutate, onRefused } = setUp(async () => {
        throw refused(code);
      });
      connection.open();
      await until(() => onRefused.mock.calls.length > 0);
      expect([mutate.mock.calls.length, onRefused.mock.calls]).toEqual([1, [[trouble]]]);
      await connection.close();
    }
  });

  it('is tried again later each time, and at once when the network is back', async () => {
    const { clock, connection, mutate, onRefused } = setUp(async () => {
      throw refused('policy-missing', 403);
    });
    const failed = (times: number) => () =>
      mutate.mock.calls.length === times && connection.state.get().status === 'failed';
    connection.open();
    await until(failed(1));
    await clock.advance(1_000);
    await until(failed(2));
    await clock.advance(1_999);
    expect(failed(2)()).toBe(true);
    connection.hurry();
    await until(failed(3));
    await connection.close();
    expect([clock.pending, connection.state.get().status]).toEqual([0, 'off']);
    expect(onRefused).not.toHaveBeenCalled();
  });
});
