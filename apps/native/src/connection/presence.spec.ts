import { jest } from '@jest/globals';
import { VirtualClock } from '@switchboard/kernel/testing';
import type { AccountState } from '../account/account.ts';
import { nothingRings } from '../ringing/ringing-state.ts';
import type { RingingState } from '../ringing/ringing-state.ts';
import { createValue } from '../state/value.ts';
import type { Connection, ConnectionState } from './connection.ts';
import { createPresence } from './presence.ts';

const signedIn: AccountState = {
  status: 'signed-in',
  profile: {
    ...{ subject: 'bob', personId: 'usr_1', name: 'Bob', endpoint: 'https://d.example.com' },
    mayGetPushes: true,
  },
};
const rings = { ...nothingRings, calls: { a: {} } } as unknown as RingingState;

function setUp({
  isInFront = true,
  account = signedIn,
}: { isInFront?: boolean; account?: AccountState } = {}) {
  const clock = new VirtualClock();
  const parts = {
    account: createValue<AccountState>({ status: 'loading' }),
    isInFront: createValue(isInFront),
    ringing: { state: createValue<RingingState>(nothingRings) },
  };
  let isOpen = false;
  const state = createValue<ConnectionState>({ status: 'off' });
  const connection = {
    state,
    open: jest.fn(() => void (isOpen = true)),
    hurry: jest.fn(),
    close: jest.fn(async () => void (isOpen = false)),
  } satisfies Connection;
  const presence = createPresence({ ...parts, clock, connection });
  parts.account.set(account);
  return { ...parts, clock, connection, isOpen: () => isOpen, presence };
}

describe('an app that somebody looks at', () => {
  it('is connected as soon as somebody is signed in', () => {
    expect(setUp().isOpen()).toBe(true);
    expect(setUp({ account: { status: 'signed-out' } }).isOpen()).toBe(false);
  });

  it('stays connected for a moment when they look away', async () => {
    const { clock, isInFront, isOpen } = setUp();
    isInFront.set(false);
    await clock.advance(14_999);
    expect(isOpen()).toBe(true);
    await clock.advance(1);
    expect(isOpen()).toBe(false);
    isInFront.set(true);
    expect(isOpen()).toBe(true);
  });

  it('stays connected as long as it rings', async () => {
    const { clock, isInFront, isOpen, ringing } = setUp();
    ringing.state.set(rings);
    isInFront.set(false);
    await clock.advance(60_000);
    expect(isOpen()).toBe(true);
    ringing.state.set(nothingRings);
    await clock.advance(15_000);
    expect(isOpen()).toBe(false);
  });
});

describe('an app that nobody looks at', () => {
  it('sleeps until a push wakes it, and sleeps again when no call comes', async () => {
    const { clock, connection, isOpen, presence } = setUp({ isInFront: false });
    expect(isOpen()).toBe(false);
    presence.wake();
    expect([isOpen(), connection.hurry.mock.calls.length]).toEqual([true, 1]);
    await clock.advance(59_999);
    expect(isOpen()).toBe(true);
    await clock.advance(1);
    expect(isOpen()).toBe(false);
    presence.end();
    expect(clock.pending).toBe(0);
  });

  it('is not woken for somebody who is not signed in', () => {
    const { isOpen, presence } = setUp({ isInFront: false, account: { status: 'signed-out' } });
    presence.wake();
    expect(isOpen()).toBe(false);
  });
});
