import type { CallAction, CallArgs } from '@switchboard/acs-wire';
import type { CallOwner } from './call-owner.ts';
import { CallingError } from './errors.ts';
import type { InternalEvents } from './internal-events.ts';
import type { Sending } from './sending.ts';

/** What microphone, camera and screen need of the call they are part of. */
export interface OwnMediaDeps {
  readonly owner: CallOwner;
  readonly events: InternalEvents;
  readonly sending: Sending;
  readonly emit: (event: string, ...args: unknown[]) => void;
  /** Tells the server what is sent from now on. */
  readonly update: (change: Omit<CallArgs<'call.update'>, 'callId'>) => Promise<unknown>;
  /** @throws CallingError when the role does not allow it */
  readonly assertMay: (action: CallAction, message: string) => void;
}

/** Why a device cannot be used, as diagnostics tell it. */
export function refusalOf(error: unknown): 'denied' | 'failed' {
  return error instanceof CallingError && error.code === 403 ? 'denied' : 'failed';
}
