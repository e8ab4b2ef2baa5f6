import { PortRange } from '@switchboard/audio';
import { TestTelephone } from '@switchboard/audio/testing';
import { createLogger } from '@switchboard/service';
import { builtInEngines } from '../src/services/media/built-in/built-in-engines.ts';
import type { MediaEngines, MediaLeg, MediaRoom } from '../src/services/media/port.ts';
import { AudioLines } from '../src/services/media/telephone/audio-lines.ts';
import { AudioUnavailable } from '../src/services/media/telephone/audio-line.ts';
import type { AudioLine } from '../src/services/media/telephone/audio-line.ts';
import type { LineMedia, LineQuality } from '../src/services/media/telephone/protocol.ts';
import { AudioEnd } from './_audio-end.ts';
import { until } from './_until.ts';

const HOST = '127.0.0.1';
const log = createLogger({ name: 'test', level: 'silent' });
const LOUD = 3_000;
const digits = { payloadType: 101, clockRate: 8_000 };
const pcmu = { codec: 'PCMU', payloadType: 0, digits } as const;

/** The line of a telephone in a room of an engine, as the home of its call brings it there. */
async function join(
  lines: AudioLines,
  room: MediaRoom,
  heard: string[],
  measured: (quality: LineQuality) => void,
) {
  const joined = Promise.withResolvers<MediaLeg>();
  const place = { callId: 'call', generation: 1 };
  const line: AudioLine = await lines.open(
    {
      publish: async (_generation, sdp, tracks) => (await joined.promise).publish(sdp, tracks),
      answer: async (_generation, sdp) => (await joined.promise).answer(sdp),
      candidate: async (_generation, transport, candidate) =>
        (await joined.promise).candidate(transport, candidate),
      wantNoPictures: async () => undefined,
      renew: async () => undefined,
    },
    { digit: (digit) => heard.push(digit), lost: () => heard.push('lost'), measured },
  );
  const leg = await room.join(
    'phone',
    { audio: true, camera: false, screen: false },
    {
      offer: (sdp, tracks) =>
        line.hear({
          ...{ type: 'media.describe', ...place, transport: 'down', kind: 'offer', sdp },
          tracks: [...tracks],
        }),
      candidate: (transport, candidate) =>
        line.hear({ type: 'media.candidate', ...place, transport, candidate }),
      lost: () => undefined,
    },
  );
  joined.resolve(leg);
  line.hear({ type: 'media.session', ...place, mode: 'engine', polite: false });
  return line;
}

describe('the sound of a telephone', () => {
  let engines: MediaEngines;
  let lines: AudioLines;
  const ports = new PortRange({ from: 43_000, to: 43_099 });

  beforeAll(() => {
    engines = builtInEngines({});
    lines = new AudioLines({ ports: [43_100, 43_103], host: HOST, silenceMs: 30_000 }, log);
  });
  afterAll(async () => {
    await lines[Symbol.asyncDispose]();
    await engines[Symbol.asyncDispose]();
  });

  async function connect(hz: number, heard: string[]) {
    const room = await engines.open('call');
    const measured: LineQuality[] = [];
    const line = await join(lines, room, heard, (quality) => measured.push(quality));
    const phone = await TestTelephone.open({ ports, host: HOST, hz });
    const media: LineMedia = {
      ...{ ...pcmu, isRtcpMuxed: false, isSending: true, isReceiving: true },
      address: { host: HOST, port: phone.leg.port },
    };
    await line.negotiate(media);
    phone.leg.negotiate({ ...pcmu, address: { host: HOST, port: line.port } });
    return { room, line, phone, measured };
  }

  test('goes both ways between RTP and the call, keys as well', async () => {
    const heard: string[] = [];
    const { room, line, phone, measured } = await connect(700, heard);
    await using alice = await AudioEnd.join(room, 'alice', 400);
    await until('alice hears the telephone', () => alice.hears(700) > LOUD);
    await until(
      'the telephone hears alice, and not itself',
      () => phone.hears(400) > LOUD && phone.hears(700) < LOUD / 5,
    );
    phone.leg.press('1#');
    await until('the keys are heard', () => heard.join('') === '1#');
    expect(await line.press('42')).toBe(true);
    await until('the telephone hears keys', () => phone.digits.join('') === '42');
    await phone[Symbol.asyncDispose]();
    await line[Symbol.asyncDispose]();
    const quality = measured.at(-1);
    expect(quality?.packetsReceived).toBeGreaterThan(10);
    expect(quality?.strangers).toBe(0);
  });

  test('has as many lines as there are ports, and gives them back', async () => {
    const nobody = {
      ...{ publish: async () => '', answer: async () => undefined },
      ...{ candidate: async () => undefined, renew: async () => undefined },
      wantNoPictures: async () => undefined,
    };
    const events = { digit: () => undefined, lost: () => undefined, measured: () => undefined };
    const two = [await lines.open(nobody, events), await lines.open(nobody, events)];
    await expect(lines.open(nobody, events)).rejects.toThrow(AudioUnavailable);
    for (const line of two) await line[Symbol.asyncDispose]();
    await using again = await lines.open(nobody, events);
    expect(again.port % 2).toBe(0);
    expect(lines.size).toBe(1);
  });

  test('is lost with its process, and there again for the next call', async () => {
    const heard: string[] = [];
    const { phone } = await connect(700, heard);
    process.kill(lines.pid!, 'SIGKILL');
    await until('the line is lost', () => heard.includes('lost'));
    await phone[Symbol.asyncDispose]();
    const next = await connect(700, []);
    await using alice = await AudioEnd.join(next.room, 'alice', 400);
    await until('alice hears the telephone', () => alice.hears(700) > LOUD);
    await next.phone[Symbol.asyncDispose]();
    await next.line[Symbol.asyncDispose]();
  });
});
