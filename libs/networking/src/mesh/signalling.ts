import type { PeerId } from '../transport/transport.ts';

export interface SignallingListener {
  /** `from` is vouched for by the way; the text is not, and may be anything. */
  readonly message?: (from: PeerId, text: string) => void;
  /** Somebody can be reached who could not be when we spoke to everybody; optional where that cannot be known. */
  readonly joined?: (peer: PeerId) => void;
}

/**
 * How those who want a connection of their own find each other and agree on it: a chat thread, or the data channel of a
 * call. It keeps the order of messages to each, and tries again by itself; what was said before one subscribed need not
 * be heard. Messages are JSON of a few kilobytes, some ten for each connection.
 */
export interface Signalling {
  readonly self: PeerId;
  /** To everybody, where nobody is named. Never throws: what cannot be sent is lost. */
  send(to: PeerId | undefined, text: string): void;
  subscribe(listener: SignallingListener): Disposable;
}
