import { setImmediate as turn } from 'node:timers/promises';
import { Deliveries } from './deliveries.ts';
import type { Notification } from './notification.ts';
import type { Session } from './session.ts';

function clients(people: number) {
  const got = new Map<string, string[]>();
  const sessionsOf = (userId: string) => [
    {
      notify: ({ frame }: Notification) => {
        got.set(userId, [...(got.get(userId) ?? []), frame(0, '', '')]);
      },
    } as Session,
  ];
  const everybody = Array.from({ length: people }, (_, at) => `user-${at}`);
  return { got, everybody, deliveries: new Deliveries(sessionsOf) };
}

const named = (name: string): Notification => ({ size: 1, frame: () => name });

describe('deliveries', () => {
  it('let others have their turn between slices', async () => {
    const { got, everybody, deliveries } = clients(1_000);
    deliveries.add(named('hello'), everybody);
    expect(got.size).toBe(0);
    await turn();
    expect(got.size).toBeGreaterThan(0);
    expect(got.size).toBeLessThan(everybody.length);
    while (got.size < everybody.length) await turn();
  });

  it('keep the order of what was published for each client', async () => {
    const { got, everybody, deliveries } = clients(500);
    for (const name of ['one', 'two', 'three']) deliveries.add(named(name), everybody);
    for (let at = 0; at < 20; at++) await turn();
    expect([...got.values()].every((names) => names.join() === 'one,two,three')).toBe(true);
    expect(got.size).toBe(500);
  });

  it('end with their owner', async () => {
    const { got, everybody, deliveries } = clients(10);
    deliveries.add(named('late'), everybody);
    deliveries[Symbol.dispose]();
    await turn();
    expect(got.size).toBe(0);
  });
});
