/** Where a message ended, or is (SMPP 3.4, 5.2.28). */
export type ReceiptState =
  | 'ENROUTE'
  | 'DELIVERED'
  | 'EXPIRED'
  | 'DELETED'
  | 'UNDELIVERABLE'
  | 'ACCEPTED'
  | 'UNKNOWN'
  | 'REJECTED';

interface StateForms {
  /** message_state */
  readonly code: number;
  /** `stat:` (SMPP 3.4, appendix B) */
  readonly word: string;
  /** Does nothing come after it? */
  readonly isFinal: boolean;
}

/** ACCEPTED is a final state of the standard that many carriers give out before DELIVERED: it is not final here. */
export const RECEIPT_STATES: Readonly<Record<ReceiptState, StateForms>> = {
  ENROUTE: { code: 1, word: 'ENROUTE', isFinal: false },
  DELIVERED: { code: 2, word: 'DELIVRD', isFinal: true },
  EXPIRED: { code: 3, word: 'EXPIRED', isFinal: true },
  DELETED: { code: 4, word: 'DELETED', isFinal: true },
  UNDELIVERABLE: { code: 5, word: 'UNDELIV', isFinal: true },
  ACCEPTED: { code: 6, word: 'ACCEPTD', isFinal: false },
  UNKNOWN: { code: 7, word: 'UNKNOWN', isFinal: true },
  REJECTED: { code: 8, word: 'REJECTD', isFinal: true },
};

const ENTRIES = Object.entries(RECEIPT_STATES) as [ReceiptState, StateForms][];
const BY_CODE = new Map(ENTRIES.map(([state, { code }]) => [code, state]));
const BY_WORD = new Map(
  ENTRIES.flatMap(([state, { word }]) => [
    [word, state],
    [state, state],
  ]),
);

/** @returns undefined for a message_state that the standard does not have */
export const messageStateOf = (code: number): ReceiptState | undefined => BY_CODE.get(code);

/** Takes the short and the long word, in any case. */
export const stateOfWord = (word: string): ReceiptState | undefined =>
  BY_WORD.get(word.toUpperCase());
