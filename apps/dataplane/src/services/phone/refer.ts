import type { TransferRequest } from '@switchboard/sip';
import { Refusal } from '../calls/port.ts';
import type { Line } from './line.ts';
import { rawIdOfTarget } from './raw-id-of-target.ts';
import { numberOf } from './phone-end.ts';
import { statusOf } from './reasons.ts';

export interface Referring {
  readonly line: Line;
  readonly request: TransferRequest;
  /** The line of the call that is to be replaced, by the value of Replaces. */
  readonly lineOf: (replaces: string) => Line | undefined;
  /** Whether a phone may have this number called at the expense of the resource. */
  readonly mayReach: (number: string) => Promise<boolean>;
  readonly onFault: (error: unknown) => void;
}

/** A phone asks that somebody else talks on instead of it (REFER, RFC 3515). */
export async function refer(referring: Referring): Promise<void> {
  const { line, request, onFault } = referring;
  try {
    await (request.replaces === undefined ? transfer(referring) : connect(referring));
    request.accept();
  } catch (error) {
    const isKnown = error instanceof Refusal;
    request.reject(isKnown ? statusOf(error.failure) : 500);
    // Nobody answers a line that has ended meanwhile.
    if (!isKnown && !line.isOver) onFault(error);
  }
}

/** Without consultation: somebody is rung, and takes its place once they have answered. */
async function transfer({ line, request, mayReach }: Referring): Promise<void> {
  const { callId, ownNumber: alternateCallerId } = line;
  const to = rawIdOfTarget(request.target);
  if (to === undefined) throw new Refusal('Nobody is called so here.', { code: 404, subCode: 0 });
  const number = numberOf(to);
  if (number !== undefined && !(await mayReach(number))) {
    throw new Refusal('Phones have no other numbers called.', { code: 403, subCode: 560_403 });
  }
  await line.link.ask('call.transfer', { callId, to, alternateCallerId });
}

/** With consultation: it has talked to them already, in another call with us (RFC 3891). */
async function connect({ line, request, lineOf }: Referring): Promise<void> {
  const other = lineOf(request.replaces!);
  if (!other) throw new Refusal('There is no such call.', { code: 481, subCode: 0 });
  await line.link.handOver(line.callId, other.callId, other.link.ownEnd);
}
