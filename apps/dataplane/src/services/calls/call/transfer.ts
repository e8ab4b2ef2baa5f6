import type { CallEvent } from '@switchboard/acs-wire';
import { chain, legOf, present, stay, withoutLeg } from './call.ts';
import type { Call, Leg, Step } from './call.ts';
import { conflict, invalid, notFound } from './refusal.ts';
import { reasons } from './reasons.ts';
import { ring } from './ring.ts';
import type { Ring } from './ring.ts';
import { settle } from './settle.ts';

/** Transfers under way at once in one call. */
const MAX_TRANSFERS = 8;

export interface TransferAsked {
  /** The transfer's own, in what is told of it later. */
  readonly id: string;
  readonly user?: string | undefined;
  readonly to: string;
  readonly alternateCallerId?: string | undefined;
}

/**
 * Whom a transfer is of.
 *
 * @throws Refusal when it cannot be done
 */
export function transferee(call: Call, by: Leg, { user, to }: TransferAsked): Leg {
  const others = present(call).filter((leg) => leg.user !== by.user);
  const found = user === undefined ? others[0] : others.find((leg) => leg.user === user);
  if (call.kind !== 'direct') throw conflict('Only a call between people can be transferred.');
  if (!found) throw notFound('This person is not in the call.');
  if (to === by.user || legOf(call, to)) throw invalid('Transfer to somebody else.');
  if (call.transfers.length >= MAX_TRANSFERS) throw conflict('Too many transfers at once.');
  return found;
}

/** A page calls somebody else itself when it is asked to; for other ends, they are rung in the call. */
export function callsItself(leg: Leg, { user }: TransferAsked): boolean {
  return user !== undefined && leg.end?.media === 'page';
}

/** Asks somebody in the call to call another person instead. */
export function askToCall(call: Call, by: Leg, asked: TransferAsked): Step {
  const { id, to, alternateCallerId } = asked;
  const { end, user } = transferee(call, by, asked);
  const event: CallEvent = {
    ...{ type: 'call.transferRequested', callId: call.id, id, to },
    ...(alternateCallerId !== undefined && { alternateCallerId }),
  };
  const transfers = [...call.transfers, { id, by: by.user, user }];
  return { call: { ...call, transfers }, gone: [], tell: [{ end: end!, event }] };
}

/** Rings somebody who takes the place of whoever asks, once they have answered. */
export function ringInstead(
  call: Call,
  by: Leg,
  asked: TransferAsked,
  who: Pick<Ring, 'ends' | 'incoming'>,
  now: number,
): Step {
  const { id, to, user } = asked;
  transferee(call, by, asked);
  if (user !== undefined && present(call).length > 2) {
    throw conflict('Only a call between two can be transferred.');
  }
  if (call.transfers.some((one) => one.by === by.user)) {
    throw conflict('The call is being transferred already.');
  }
  const transfers = [...call.transfers, { id, by: by.user }];
  const rung = { ...who, user: to, invitation: id, replaces: [by.user] };
  return settle(chain(stay({ ...call, transfers }), (current) => ring(current, rung, now)));
}

/** A transfer that worked takes both out who had the call before. */
export function finishTransfer(call: Call, id: string): Step {
  const transfer = call.transfers.find((one) => one.id === id);
  if (!transfer) return stay(call);
  const gone = [transfer.by, transfer.user].flatMap((user) => {
    const leg = user === undefined ? undefined : call.legs[user];
    return leg ? [{ leg, reason: reasons.hungUp }] : [];
  });
  const rest = gone.reduce((left, { leg }) => withoutLeg(left, leg.user), call);
  return settle({ call: rest, gone, tell: [] }, reasons.hungUp);
}
