/** Why a call ended, as a stable word that a page translates. */
export type EndWord =
  | 'hungUp'
  | 'declined'
  | 'declinedByAll'
  | 'noAnswer'
  | 'busy'
  | 'notInService'
  | 'notPermitted'
  | 'destinationDenied'
  | 'capReached'
  | 'tooManyCalls'
  | 'noRoute'
  | 'networkBusy'
  | 'notCallable'
  | 'unreachable'
  | 'cancelled'
  | 'answeredElsewhere'
  | 'declinedElsewhere'
  | 'removed'
  | 'endedForEveryone'
  | 'otherLost'
  | 'networkLost'
  | 'mediaFailed'
  | 'mediaLost'
  | 'notInvited'
  | 'outsideWindow'
  | 'roleChanged'
  | 'accessEnded'
  | 'forbidden'
  | 'notFound'
  | 'restarted'
  | 'unknown';

export interface EndReason {
  readonly word: EndWord;
  readonly code: number;
  readonly subCode: number;
}

/**
 * `code/subCode`, from the service's troubleshooting tables; 560 and 540 come from the phone network, 511 from
 * what the data plane lets it be called for.
 */
const exact: Readonly<Record<string, EndWord>> = {
  '0/0': 'hungUp',
  '0/4097': 'endedForEveryone',
  '0/5000': 'removed',
  '0/5003': 'declinedByAll',
  '0/5300': 'removed',
  '0/5317': 'roleChanged',
  '0/7000': 'endedForEveryone',
  '402/511402': 'capReached',
  '403/511403': 'destinationDenied',
  '429/511429': 'tooManyCalls',
  '404/511404': 'noRoute',
  '404/560404': 'notInService',
  '408/4506': 'otherLost',
  '495/4507': 'accessEnded',
  '401/10009': 'accessEnded',
  '400/41006': 'notCallable',
  '403/560403': 'notPermitted',
  '403/5828': 'notInvited',
  '403/5829': 'outsideWindow',
  '403/5830': 'forbidden',
  '403/510403': 'forbidden',
  '410/301004': 'mediaFailed',
  '410/301005': 'mediaLost',
  '480/10037': 'unreachable',
  '487/0': 'cancelled',
  '487/10003': 'answeredElsewhere',
  '487/10004': 'noAnswer',
  '487/10024': 'declinedElsewhere',
  '496/7': 'networkLost',
  '497/560487': 'cancelled',
  '500/560500': 'networkBusy',
  '503/560503': 'networkBusy',
};

const byCode: Readonly<Record<number, EndWord>> = {
  0: 'hungUp',
  401: 'accessEnded',
  403: 'forbidden',
  404: 'notFound',
  408: 'noAnswer',
  410: 'mediaFailed',
  480: 'unreachable',
  484: 'notInService',
  486: 'busy',
  487: 'cancelled',
  490: 'networkLost',
  491: 'networkLost',
  496: 'networkLost',
  497: 'networkLost',
  498: 'networkLost',
  500: 'restarted',
  503: 'restarted',
  504: 'restarted',
  603: 'declined',
};

/** @param reason as the SDK gives it; without one somebody simply hung up */
export function endReasonOf(
  reason: { readonly code: number; readonly subCode?: number } | undefined,
): EndReason {
  const { code = 0, subCode = 0 } = reason ?? {};
  const word = exact[`${code}/${subCode}`] ?? byCode[code] ?? 'unknown';
  return { word, code, subCode };
}
