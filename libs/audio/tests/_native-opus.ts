/** Run by itself: carries a tone through Opus as production does, and prints how loud it is and how it was lost. */
import { opusCodec } from '../src/codec/opus-codec.ts';
import { amplitudeOf } from '../src/testing/goertzel.ts';
import { joinFrames } from '../src/testing/join-frames.ts';
import { tone } from '../src/testing/tone.ts';

using codec = opusCodec();
const next = tone(48_000, { hz: 1_000, amplitude: 8_000 });
const heard = Array.from({ length: 25 }, () => codec.decode(codec.encode(next()))!);
const carried = amplitudeOf(joinFrames(heard.slice(10)), 1_000, 48_000);
const concealed = amplitudeOf(codec.conceal(), 1_000, 48_000);
const broken = codec.decode(Uint8Array.of(0xff, 0xff, 0xff)) ?? null;
process.stdout.write(JSON.stringify({ carried, concealed, broken }));
