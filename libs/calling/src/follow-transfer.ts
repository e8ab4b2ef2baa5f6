import type { Transfer } from '@azure/communication-calling';
import type { Scope } from '@switchboard/kernel';
import { listen } from './listen.ts';
import type { CallSnapshot } from './state.ts';

const STATES: Readonly<Record<Transfer['state'], CallSnapshot['transfer']>> = {
  None: undefined,
  Transferring: 'transferring',
  Transferred: 'transferred',
  Failed: 'failed',
};

/** Tells how a hand-over stands, until it is done or the scope ends. */
export function followTransfer(
  owner: Scope,
  transfer: Transfer,
  told: (state: NonNullable<CallSnapshot['transfer']>, error: Transfer['error']) => void,
): void {
  const scope = owner.child();
  const follow = (): void => {
    const state = STATES[transfer.state];
    if (!state) return;
    told(state, transfer.error);
    if (state !== 'transferring') void scope.end();
  };
  listen(scope, transfer, 'stateChanged', follow);
  follow();
}
