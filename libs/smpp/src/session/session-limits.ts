/** What a session allows a peer, and itself. Times are in milliseconds. */
export interface SessionLimits {
  /** A longer PDU is refused, and the link closed: what follows cannot be told apart. */
  readonly maxPduBytes: number;
  /** From the first byte of a PDU to its last one. */
  readonly incompletePduMs: number;
  /** From the opening of the link to the bind. */
  readonly bindTimeoutMs: number;
  /** From a request to its response. */
  readonly responseTimeoutMs: number;
  /** After so long a silence the peer is asked whether it is there. */
  readonly enquireLinkMs: number;
  /** How many messages may be unanswered at once. */
  readonly window: number;
  /** How many messages of the peer are handled at once; after that nothing is read until one is answered. */
  readonly handledAtOnce: number;
  /** A message of the peer that is not handled by then is answered with a temporary status. */
  readonly handlerTimeoutMs: number;
  /** How long a peer may not read what it is sent. */
  readonly drainTimeoutMs: number;
}

export const SESSION_LIMITS: SessionLimits = {
  maxPduBytes: 70_000,
  incompletePduMs: 5_000,
  bindTimeoutMs: 10_000,
  responseTimeoutMs: 10_000,
  enquireLinkMs: 30_000,
  window: 10,
  handledAtOnce: 100,
  handlerTimeoutMs: 30_000,
  drainTimeoutMs: 10_000,
};

/** Why a session ended. */
export type CloseReason =
  /** The peer has closed the link, or it broke. */
  | 'link-lost'
  /** One of the two has unbound. */
  | 'unbound'
  /** We have closed it without unbinding. */
  | 'closed'
  /** It sent what cannot be cut into PDUs, or what is malformed before it was bound. */
  | 'malformed'
  /** A PDU did not become whole. */
  | 'stalled'
  | 'bind-timeout'
  | 'bind-refused'
  /** It did not answer enquire_link. */
  | 'unanswered'
  /** It did not read. */
  | 'not-reading';
