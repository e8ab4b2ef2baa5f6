import type { CallEvent } from '@switchboard/acs-wire';
import type { Requester } from '../bus.ts';
import type { Call, Leg } from '../call/call.ts';
import type { Home } from '../home/home.ts';
import { notFound } from '../call/refusal.ts';

/** What a call says of itself where it rings. */
export function incomingFor(
  call: Call,
  from: { readonly user: string; readonly displayName?: string | undefined },
  args: {
    readonly camera: boolean;
    readonly context?: Record<string, string> | undefined;
    readonly callerId?: string | undefined;
  },
  transferor: Leg | undefined,
): CallEvent {
  return {
    type: 'call.incoming',
    callId: call.id,
    from: named(from),
    camera: args.camera,
    kind: call.kind,
    ...(transferor && { transferor: named(transferor) }),
    ...(args.context && { context: args.context }),
    ...(args.callerId && { callerId: args.callerId }),
  };
}

function named({ user, displayName }: { user: string; displayName?: string | undefined }) {
  return { user, ...(displayName !== undefined && { displayName }) };
}

/** Who asked for the transfer. @throws Refusal unless this person was asked to call */
export function originOf(home: Home, asked: { callId: string; id: string }, from: Requester): Leg {
  const { live } = home.part(asked.callId, from);
  const transfer = live.call.transfers.find(({ id }) => id === asked.id);
  const by = transfer?.user === from.user ? live.call.legs[transfer.by] : undefined;
  if (!by) throw notFound('Nobody asked for this transfer.');
  return by;
}
