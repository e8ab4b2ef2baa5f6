import type { Clock } from '@switchboard/kernel';
import type { AccountState } from '../account/account.ts';
import type { Ringing } from '../ringing/ringing.ts';
import type { Value } from '../state/value.ts';
import type { Connection } from './connection.ts';

/** Somebody who looks at something else for a moment comes back to what was there. */
const LINGER_MS = 15_000;
/** Woken for a call that does not come, the app goes back to sleep after this. */
const AWAKE_MS = 60_000;

export interface PresenceOptions {
  readonly account: Value<AccountState>;
  readonly clock: Clock;
  readonly connection: Connection;
  readonly isInFront: Value<boolean>;
  readonly ringing: Pick<Ringing, 'state'>;
}

export interface Presence {
  /** A push has woken the app: it connects although nobody looks at it. */
  wake(): void;
  end(): void;
}

/**
 * Decides when the app is connected: while somebody looks at it or talks, and when a push has woken it.
 * Otherwise it lets go, so that the data plane knows that only a push reaches it.
 */
export function createPresence(options: PresenceOptions): Presence {
  const { account, clock, connection, isInFront, ringing } = options;
  let timer: Disposable | undefined;
  let calls: (() => void) | undefined;

  const isBusy = (): boolean => {
    const { line } = connection.state.get();
    const live = Object.values(line?.calling?.getSnapshot().calls ?? {});
    const talks = live.some(({ phase }) => phase.name !== 'ended');
    return talks || Object.keys(ringing.state.get().calls).length > 0;
  };
  const isSignedIn = (): boolean => account.get().status === 'signed-in';
  const stay = (ms: number): void => {
    timer?.[Symbol.dispose]();
    timer = clock.after(ms, () => {
      timer = undefined;
      look();
    });
  };

  function look(): void {
    if (!isSignedIn()) return;
    if (isInFront.get() || isBusy()) return connection.open();
    if (!timer) void connection.close();
  }

  function moved(): void {
    if (!isInFront.get()) stay(LINGER_MS);
    look();
  }

  function connected(): void {
    calls?.();
    calls = connection.state.get().line?.calling?.subscribe(settled);
  }

  /** What was talked or rang about is over: after a moment it may sleep again. */
  function settled(): void {
    if (!isInFront.get() && !isBusy() && !timer) stay(LINGER_MS);
  }

  const ends = [
    ...[account.subscribe(look), isInFront.subscribe(moved), ringing.state.subscribe(settled)],
    connection.state.subscribe(connected),
  ];
  return {
    wake() {
      if (!isSignedIn()) return;
      stay(AWAKE_MS);
      connection.open();
      connection.hurry();
    },
    end() {
      timer?.[Symbol.dispose]();
      calls?.();
      for (const end of ends) end();
    },
  };
}
