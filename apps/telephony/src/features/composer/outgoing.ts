/** A text that was given to the service and is not known to be taken. */
export interface Outgoing {
  readonly conversationId: string;
  /** By which the service knows it again. */
  readonly clientId: string;
  readonly text: string;
  readonly at: string;
  /** The latest text that was known when it was sent; ids sort by time. */
  readonly after: string;
  readonly failure?: { readonly error: unknown };
}

/** Whoever sends more than this without an answer sees the first ones no longer. */
const MAX_OUTGOING = 100;

export function withOutgoing(all: readonly Outgoing[], one: Outgoing): readonly Outgoing[] {
  const others = all.filter(({ clientId }) => clientId !== one.clientId);
  const at = all.findIndex(({ clientId }) => clientId === one.clientId);
  return at < 0 ? [...others, one].slice(-MAX_OUTGOING) : others.toSpliced(at, 0, one);
}

export function withoutOutgoing(all: readonly Outgoing[], clientId: string): readonly Outgoing[] {
  return all.filter((one) => one.clientId !== clientId);
}
