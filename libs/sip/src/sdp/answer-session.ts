import { randomInt } from 'node:crypto';
import { makeCrypto } from './crypto-line.ts';
import type { CryptoLine } from './crypto-line.ts';
import { answeringDirection } from './direction.ts';
import type { AudioCodec, SessionDescription } from './session-description.ts';
import type { LocalMedia } from './session-offer.ts';

const EVENT = 'telephone-event';

/**
 * Answers an offer: one codec, by our preference, and digits with the clock that was offered, whatever the codec has.
 *
 * @param former our last description of this call, whose identity and keys the answer keeps
 * @returns undefined where nothing is in common, which SIP answers with 488
 */
export function answerSession(
  offer: SessionDescription,
  media: LocalMedia,
  former?: SessionDescription,
): SessionDescription | undefined {
  const codec = chosen(offer.codecs, media.codecs);
  const crypto = cryptoFor(offer, media, former);
  const isSecure = offer.profile.startsWith('RTP/SAVP');
  if (!codec || offer.port === 0 || (isSecure && !crypto)) return undefined;
  const event = digitsFor(codec, offer.codecs, media.codecs);
  const { address, port, ptimeMs = 20, direction = 'sendrecv' } = media;
  return {
    sessionId: former?.sessionId ?? String(randomInt(2 ** 47)),
    version: (former?.version ?? 0) + 1,
    ...{ address, port, ptimeMs: offer.ptimeMs ?? ptimeMs, profile: offer.profile },
    codecs: event ? [codec, event] : [codec],
    direction: answeringDirection(offer.direction, direction),
    isRtcpMux: offer.isRtcpMux && (media.isRtcpMux ?? false),
    crypto: crypto ? [crypto] : [],
    ...{ before: offer.before, after: offer.after },
  };
}

const isSame = (one: AudioCodec, other: AudioCodec): boolean =>
  one.name.toLowerCase() === other.name.toLowerCase() && one.clockRate === other.clockRate;

const isEvent = ({ name }: AudioCodec): boolean => name.toLowerCase() === EVENT;

/** With the number that was offered, and what we say of ourselves. */
function chosen(
  offered: readonly AudioCodec[],
  ours: readonly AudioCodec[],
): AudioCodec | undefined {
  for (const own of ours) {
    const theirs = offered.find((one) => !isEvent(one) && isSame(one, own));
    if (theirs) return { ...own, payloadType: theirs.payloadType };
  }
  return undefined;
}

function digitsFor(
  codec: AudioCodec,
  offered: readonly AudioCodec[],
  ours: readonly AudioCodec[],
): AudioCodec | undefined {
  const own = ours.find(isEvent);
  const events = offered.filter(isEvent);
  const theirs = events.find(({ clockRate }) => clockRate === codec.clockRate) ?? events[0];
  return own && theirs && { ...theirs, parameters: own.parameters ?? '0-15' };
}

/** The key stays the same for as long as the suite does: a new one would begin the stream anew. */
function cryptoFor(
  offer: SessionDescription,
  media: LocalMedia,
  former: SessionDescription | undefined,
): CryptoLine | undefined {
  const theirs = offer.crypto.find(({ suite }) => media.crypto?.some((one) => one.suite === suite));
  if (!theirs) return undefined;
  const { tag, suite } = theirs;
  const last = former?.crypto.find((one) => one.suite === suite);
  return last ? { ...last, tag } : makeCrypto(tag, suite);
}
