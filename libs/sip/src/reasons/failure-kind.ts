import type { ReasonHeader } from './reason-header.ts';

/** Why a call did not come about, as a person would say it. */
export type FailureKind =
  | 'answered-elsewhere'
  | 'busy'
  | 'cancelled'
  | 'congested'
  | 'declined'
  | 'forbidden'
  | 'invalid-number'
  | 'media-refused'
  | 'moved'
  | 'no-answer'
  | 'not-found'
  | 'peer-error'
  | 'unavailable'
  | 'unreachable';

const OF_STATUS: Readonly<Record<number, FailureKind>> = {
  401: 'forbidden',
  402: 'forbidden',
  403: 'forbidden',
  404: 'not-found',
  407: 'forbidden',
  408: 'no-answer',
  410: 'not-found',
  415: 'media-refused',
  416: 'invalid-number',
  433: 'forbidden',
  480: 'unavailable',
  484: 'invalid-number',
  485: 'invalid-number',
  486: 'busy',
  487: 'cancelled',
  488: 'media-refused',
  503: 'congested',
  504: 'no-answer',
  600: 'busy',
  603: 'declined',
  604: 'not-found',
  606: 'media-refused',
  607: 'declined',
  608: 'declined',
};

/** Of Q.850, where it says more than the status beside it (RFC 3398, 7.2.4.1). */
const OF_CAUSE: Readonly<Record<number, FailureKind>> = {
  1: 'not-found',
  2: 'unreachable',
  3: 'unreachable',
  17: 'busy',
  18: 'no-answer',
  19: 'no-answer',
  20: 'unavailable',
  21: 'declined',
  22: 'moved',
  26: 'answered-elsewhere',
  27: 'unreachable',
  28: 'invalid-number',
  34: 'congested',
  38: 'unreachable',
  41: 'congested',
  42: 'congested',
  55: 'forbidden',
  57: 'forbidden',
  65: 'media-refused',
  88: 'media-refused',
};

/** Why a call failed, by the cause of the telephone network if there is one, else by the status. */
export function failureKind(status: number, reason?: ReasonHeader): FailureKind {
  const byCause = reason?.protocol === 'Q.850' ? OF_CAUSE[reason.cause] : undefined;
  if (reason?.protocol === 'SIP' && reason.cause === 200) return 'answered-elsewhere';
  return byCause ?? OF_STATUS[status] ?? kindOfClass(status);
}

function kindOfClass(status: number): FailureKind {
  if (status >= 300 && status < 400) return 'moved';
  return status >= 600 ? 'declined' : 'peer-error';
}
