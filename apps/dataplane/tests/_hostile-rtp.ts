import { g711Codec, writeRtcp, writeRtp } from '@switchboard/audio';
import { tone } from '@switchboard/audio/testing';

const SAMPLES = 160;
const PCMU = 0;
const TELEPHONE_EVENT = 101;
const SSRC = 0x5eed;
/** Key 9, which has ended, at -10 dBm0 after 160 units. */
const KEY = Uint8Array.of(9, 0x80 | 10, 0, SAMPLES);

type Random = (below: number) => number;

/**
 * What somebody sends who wants to be heard in a call: most of it a stream without a gap that says a tone, among it
 * keys, goodbyes, and what is broken or nothing at all.
 *
 * @param hz of the tone
 * @returns the next packet, every time
 */
export function hostilePackets(random: Random, hz: number): () => Uint8Array {
  const codec = g711Codec('PCMU');
  const say = tone(8_000, { hz, amplitude: 8_000 });
  let sequence = 0;
  const stream = (payloadType: number, payload: Uint8Array): Uint8Array => {
    sequence += 1;
    const timestamp = sequence * SAMPLES;
    return writeRtp({ payloadType, marker: false, sequence, timestamp, ssrc: SSRC, payload });
  };
  const broken = (): Uint8Array => {
    const packet = stream(PCMU, codec.encode(say()));
    packet[random(packet.length)] = random(256);
    return packet.subarray(0, random(packet.length + 1));
  };
  return () => {
    const kind = random(10);
    if (kind === 0) return stream(TELEPHONE_EVENT, KEY);
    if (kind === 1) return writeRtcp([{ kind: 'goodbye', ssrcs: [random(2 ** 32), SSRC] }]);
    if (kind === 2) return broken();
    if (kind === 3) return Uint8Array.from({ length: random(1_600) }, () => random(256));
    return stream(PCMU, codec.encode(say()));
  };
}
