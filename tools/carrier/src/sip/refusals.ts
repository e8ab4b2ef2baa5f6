import type { CallEnd, FailureKind } from '@switchboard/sip';
import type { EndReason } from '../calls/ending.ts';

/** The status of SIP, and the cause of the telephone network (Q.850) beside it. */
const STATUS: Readonly<Record<EndReason, readonly [status: number, cause: number, text: string]>> =
  {
    'unknown-number': [404, 1, 'Unallocated number'],
    'out-of-reach': [480, 20, 'Subscriber absent'],
    busy: [486, 17, 'User busy'],
    declined: [603, 21, 'Call rejected'],
    'no-answer': [408, 19, 'No answer from user'],
    congested: [503, 34, 'No circuit available'],
    'not-allowed': [403, 57, 'Bearer capability not authorized'],
    'no-common-media': [488, 88, 'Incompatible destination'],
    'hung-up': [480, 16, 'Normal call clearing'],
    cancelled: [487, 16, 'Normal call clearing'],
    dropped: [408, 19, 'No answer from user'],
    lost: [503, 41, 'Temporary failure'],
    failed: [500, 41, 'Temporary failure'],
  };

/** How a call that was not answered is refused, for its caller. */
export function refusalOf(reason: EndReason) {
  const [status, cause, text] = STATUS[reason];
  return { status, reason: { protocol: 'Q.850', cause, text } } as const;
}

const REASONS: Readonly<Partial<Record<FailureKind, EndReason>>> = {
  busy: 'busy',
  cancelled: 'cancelled',
  congested: 'congested',
  declined: 'declined',
  forbidden: 'not-allowed',
  'invalid-number': 'unknown-number',
  'media-refused': 'no-common-media',
  'no-answer': 'no-answer',
  'not-found': 'unknown-number',
  unavailable: 'out-of-reach',
  unreachable: 'out-of-reach',
};

/** Why a call over SIP did not come about, or ended. */
export function endReasonOf({ reason, failure }: CallEnd): EndReason {
  if (reason === 'refused') return (failure && REASONS[failure]) ?? 'failed';
  if (reason === 'peer-hung-up' || reason === 'hung-up') return 'hung-up';
  if (reason === 'peer-cancelled' || reason === 'cancelled') return 'cancelled';
  if (reason === 'unreachable') return 'out-of-reach';
  return reason === 'no-common-media' ? 'no-common-media' : 'lost';
}
