import type { CheckOptions } from './check-options.ts';
import type { RelayMeasurement } from './outcome.ts';
import type { ChannelEnds } from './self-connection.ts';
import { settle } from './settle.ts';

const MAX_SENDING_MS = 2_000;
/** A relay is paid for by what passes: twice that, for both ends take it. */
const MAX_BYTES = 8 * 1024 * 1024;
const CHUNK_BYTES = 16 * 1024;
/** What a channel may have waiting, and when it is to have more. */
const HIGH_WATER = 512 * 1024;
const LOW_WATER = 128 * 1024;

type Sent = Pick<RelayMeasurement, 'bytes' | 'tookMs' | 'bytesPerSecond'>;

/** Sends as much as the relay takes for a moment, and counts what arrives at the other end. */
export async function sendThrough(
  { near, far }: ChannelEnds,
  { clock, signal }: Pick<CheckOptions, 'clock' | 'signal'>,
): Promise<Sent> {
  const begun = clock.now();
  let bytes = 0;
  await settle<true>({ clock, signal, ms: MAX_SENDING_MS }, (answer) => {
    far.onmessage = ({ data }: MessageEvent<ArrayBuffer>) => {
      bytes += data.byteLength;
      if (bytes >= MAX_BYTES) answer(true);
    };
    near.onclose = () => answer(true);
    fill(near);
  });
  near.onbufferedamountlow = null;
  far.onmessage = null;
  // All of it, also when nothing came at the end: a relay that drops what is too much looks no faster.
  const tookMs = clock.now() - begun;
  return { bytes, tookMs, bytesPerSecond: tookMs > 0 ? (bytes * 1_000) / tookMs : 0 };
}

/** Keeps the channel busy, and never more than so much waiting in it. */
function fill(channel: RTCDataChannel): void {
  const chunk = new Uint8Array(CHUNK_BYTES);
  let left = MAX_BYTES;
  const more = (): void => {
    while (left > 0 && channel.readyState === 'open' && channel.bufferedAmount < HIGH_WATER) {
      channel.send(chunk);
      left -= CHUNK_BYTES;
    }
  };
  channel.bufferedAmountLowThreshold = LOW_WATER;
  channel.onbufferedamountlow = more;
  more();
}
