import type { CallReason } from '@switchboard/acs-wire';

/** Why a leg or a call ended, in the codes of the service (`code` as SIP has it, `subCode` says more). */
export const reasons = {
  hungUp: { code: 0, subCode: 0 },
  cancelled: { code: 487, subCode: 0 },
  declined: { code: 603, subCode: 0 },
  declinedByAll: { code: 0, subCode: 5003 },
  declinedElsewhere: { code: 487, subCode: 10024 },
  answeredElsewhere: { code: 487, subCode: 10003 },
  noAnswer: { code: 487, subCode: 10004 },
  busy: { code: 486, subCode: 0 },
  unreachable: { code: 480, subCode: 10037 },
  endedForEveryone: { code: 0, subCode: 4097 },
  removed: { code: 0, subCode: 5300 },
  uninvited: { code: 0, subCode: 5317 },
  movedToAnotherDevice: { code: 487, subCode: 10003 },
  connectionLost: { code: 496, subCode: 7 },
  otherLost: { code: 408, subCode: 4506 },
  mediaLost: { code: 410, subCode: 301005 },
  mediaFailed: { code: 410, subCode: 301004 },
  notInvited: { code: 403, subCode: 5828 },
  outsideWindow: { code: 403, subCode: 5829 },
  accessEnded: { code: 401, subCode: 10009 },
  forbidden: { code: 403, subCode: 510403 },
  /** A daily cap on what calls to phones cost or last is reached. */
  cutOff: { code: 402, subCode: 511402 },
  tooMany: { code: 429, subCode: 0 },
  serviceRestarted: { code: 503, subCode: 0 },
} as const satisfies Record<string, CallReason>;
