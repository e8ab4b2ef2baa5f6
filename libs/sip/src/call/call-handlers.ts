import type { SessionDescription } from '../sdp/session-description.ts';
import type { LocalMedia } from '../sdp/session-offer.ts';
import type { CallEnd } from './call-end.ts';
import type { TransferRequest } from './transfer-request.ts';

export interface Digit {
  /** 0–9, *, #, A–D. */
  readonly digit: string;
  readonly durationMs: number;
}

/** What a call tells whoever has it. Each may be called until `onEnded` was, which is called once. */
export interface CallHandlers {
  /**
   * The peer wants to change the session: hold, resume, move its audio. Answered with where our audio is now, or with a
   * status that refuses. Without it, the audio stays where it is.
   */
  readonly onOffer?: (
    offer: SessionDescription,
  ) => LocalMedia | number | Promise<LocalMedia | number>;
  /** Both sides agreed on something new. */
  readonly onAgreed?: (remote: SessionDescription, local: SessionDescription) => void;
  /** A digit by INFO; those of RFC 4733 come with the audio. */
  readonly onDigit?: (digit: Digit) => void;
  /** The peer wants us to call somebody else instead. Without it, transfers are refused. */
  readonly onTransfer?: (request: TransferRequest) => void;
  readonly onEnded?: (end: CallEnd) => void;
}
