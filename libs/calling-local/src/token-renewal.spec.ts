import { VirtualClock } from '@switchboard/kernel/testing';
import { TokenRenewal } from './token-renewal.ts';

const MINUTE = 60_000;

/** A credential whose tokens live for so long. */
function setUp(lifetimeMs: number) {
  const clock = new VirtualClock(0);
  const presented: string[] = [];
  let asked = 0;
  const credential = {
    getToken: async () => ({
      token: `token-${++asked}`,
      expiresOnTimestamp: clock.now() + lifetimeMs,
    }),
    dispose: () => undefined,
  };
  const present = async (token: string): Promise<void> => void presented.push(token);
  return { clock, presented, renewal: new TokenRenewal({ credential, clock, present }) };
}

describe('the renewal of a token', () => {
  it('comes two minutes before the end, again and again', async () => {
    const { clock, presented, renewal } = setUp(60 * MINUTE);
    await expect(renewal.token()).resolves.toBe('token-1');
    await clock.advance(58 * MINUTE - 1);
    expect(presented).toEqual([]);
    await clock.advance(1);
    expect(presented).toEqual(['token-2']);
    await clock.advance(58 * MINUTE);
    expect(presented).toEqual(['token-2', 'token-3']);
  });

  it('never comes in a tight loop, however short tokens live', async () => {
    const { clock, presented, renewal } = setUp(1_000);
    await renewal.token();
    await clock.advance(29_999);
    expect(presented).toEqual([]);
    await clock.advance(1);
    expect(presented).toEqual(['token-2']);
  });

  it('counts from the newest token', async () => {
    const { clock, presented, renewal } = setUp(60 * MINUTE);
    await renewal.token();
    await clock.advance(30 * MINUTE);
    await renewal.token();
    await clock.advance(30 * MINUTE);
    expect(presented).toEqual([]);
    expect(clock.pending).toBe(1);
  });

  it('leaves it to the server when there is none to be had', async () => {
    const clock = new VirtualClock(0);
    const tokens = [Promise.resolve({ token: 'first', expiresOnTimestamp: 10 * MINUTE })];
    const credential = {
      getToken: () => tokens.shift() ?? Promise.reject(new Error('signed out')),
      dispose: () => undefined,
    };
    const presented: string[] = [];
    const present = async (token: string): Promise<void> => void presented.push(token);
    const renewal = new TokenRenewal({ credential, clock, present });
    await renewal.token();
    await clock.advance(10 * MINUTE);
    expect(presented).toEqual([]);
    await expect(renewal.token()).rejects.toThrow('signed out');
  });

  it('stops when it is disposed of, also while a token is on its way', async () => {
    const { clock, renewal } = setUp(60 * MINUTE);
    await renewal.token();
    const late = renewal.token();
    renewal[Symbol.dispose]();
    await late;
    expect(clock.pending).toBe(0);
  });
});
