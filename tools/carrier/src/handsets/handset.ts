export const HANDSET_STATES = ['on', 'off', 'out-of-reach', 'full', 'blocked'] as const;
/**
 * `on` takes texts, `off`, `out-of-reach` and `full` let them wait at the network, `blocked` by it has them
 * refused for good.
 */
export type HandsetState = (typeof HANDSET_STATES)[number];

export const RECEIPT_HABITS = ['on-time', 'late', 'twice', 'never'] as const;
export const PART_ORDERS = ['in-order', 'reversed', 'shuffled'] as const;

/** How the network misbehaves around one handset. */
export interface Lab {
  /** How receipts of texts to it come. */
  readonly receipts: (typeof RECEIPT_HABITS)[number];
  /** By how much `late` ones are, in milliseconds. */
  readonly receiptDelayMs: number;
  /** In which order the parts of a long text from it arrive. */
  readonly parts: (typeof PART_ORDERS)[number];
  /** Of the order of `shuffled` parts. */
  readonly seed: number;
}

export interface Handset {
  readonly phoneNumber: string;
  readonly state: HandsetState;
  readonly lab: Lab;
  /** ISO 8601, of the carrier's clock. */
  readonly madeAt: string;
}

export const NEW_HANDSET = {
  state: 'on',
  lab: { receipts: 'on-time', receiptDelayMs: 60_000, parts: 'in-order', seed: 1 },
} as const satisfies Partial<Handset>;

/** May it send in this state? Its memory is for what comes in. */
export const maySend = (state: HandsetState): boolean => state === 'on' || state === 'full';
