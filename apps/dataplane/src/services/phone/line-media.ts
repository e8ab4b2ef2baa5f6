import { OPUS, PCMA, PCMU, TELEPHONE_EVENT } from '@switchboard/sip';
import type { AudioCodec, CryptoLine, LocalMedia, SessionDescription } from '@switchboard/sip';
import type { LineMedia } from '../media/port.ts';

const CODECS: readonly AudioCodec[] = [PCMU, PCMA, OPUS, TELEPHONE_EVENT];
const SUITE = 'AES_CM_128_HMAC_SHA1_80';

/** Where our sound is, and what it can be. */
export function localMedia(
  address: string,
  port: number,
  crypto: readonly CryptoLine[] = [],
): LocalMedia {
  return { address, port, codecs: CODECS, crypto };
}

/** What two descriptions agree on; nothing where no sound can come of them. */
export function agreedMedia(
  remote: SessionDescription,
  local: SessionDescription,
): LineMedia | undefined {
  const codec = remote.codecs.find((one) => nameOf(one) !== undefined && isIn(local, one));
  const name = codec && nameOf(codec);
  if (!codec || !name || remote.port === 0) return undefined;
  const event = remote.codecs.find(isEvent);
  const keys = keysOf(remote, local);
  if (remote.profile.startsWith('RTP/SAVP') && !keys) return undefined;
  return {
    codec: name,
    payloadType: codec.payloadType,
    ...(event && { digits: { payloadType: event.payloadType, clockRate: event.clockRate } }),
    address: isHeldAddress(remote.address)
      ? undefined
      : { host: remote.address, port: remote.port },
    isRtcpMuxed: remote.isRtcpMux && local.isRtcpMux,
    isSending: remote.direction === 'sendrecv' || remote.direction === 'recvonly',
    isReceiving: remote.direction === 'sendrecv',
    ...(keys && { keys }),
  };
}

/** A phone that does not want to hear us holds the call. */
export function isHolding({ direction, address }: SessionDescription): boolean {
  return direction === 'sendonly' || direction === 'inactive' || isHeldAddress(address);
}

function isHeldAddress(address: string): boolean {
  return address === '0.0.0.0' || address === '::';
}

function isEvent({ name }: AudioCodec): boolean {
  return name.toLowerCase() === 'telephone-event';
}

function nameOf({ name }: AudioCodec): LineMedia['codec'] | undefined {
  return (['PCMU', 'PCMA', 'opus'] as const).find(
    (known) => known.toLowerCase() === name.toLowerCase(),
  );
}

function isIn({ codecs }: SessionDescription, { name, clockRate }: AudioCodec): boolean {
  return codecs.some(
    (one) => one.name.toLowerCase() === name.toLowerCase() && one.clockRate === clockRate,
  );
}

function keysOf(remote: SessionDescription, local: SessionDescription): LineMedia['keys'] {
  const theirs = remote.crypto.find(({ suite }) => suite === SUITE);
  const ours = local.crypto.find(({ suite, tag }) => suite === SUITE && tag === theirs?.tag);
  return theirs && ours && { ours: inline(ours), theirs: inline(theirs) };
}

function inline({ key }: CryptoLine): string {
  return `inline:${key.toString('base64')}`;
}
