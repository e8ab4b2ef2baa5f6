import type { CallReason } from '@switchboard/acs-wire';
import type { Call, Leg, Step, Transfer } from './call.ts';
import { reasons } from './reasons.ts';

/** Tells whoever asked for a transfer that it is done or has failed, where somebody is rung in the call for it. */
export function reportTransfers(step: Step): Step {
  return step.call.transfers.filter(({ user }) => user === undefined).reduce(report, step);
}

function report(step: Step, transfer: Transfer): Step {
  const { call, gone, tell } = step;
  const isTheirs = ({ invitation }: Leg): boolean => invitation === transfer.id;
  const leg = Object.values(call.legs).find(isTheirs);
  if (leg && !leg.end) return step;
  const transfers = call.transfers.filter((one) => one !== transfer);
  const failure = gone.find((one) => isTheirs(one.leg))?.reason ?? reasons.cancelled;
  const end = endOf(step, transfer.by);
  const event = changed(call, transfer, leg ? undefined : failure);
  return { call: { ...call, transfers }, gone, tell: end ? [...tell, { end, event }] : tell };
}

function changed({ id: callId }: Call, { id }: Transfer, reason: CallReason | undefined) {
  const common = { type: 'call.transferChanged', callId, id } as const;
  if (!reason) return { ...common, state: 'transferred' } as const;
  return { ...common, state: 'failed', reason } as const;
}

/** Whoever asked leaves by the step with which it is done. */
function endOf({ call, gone }: Step, user: string): Leg['end'] {
  const left = gone.find(({ leg }) => leg.user === user)?.leg;
  return (Object.hasOwn(call.legs, user) ? call.legs[user] : left)?.end;
}
