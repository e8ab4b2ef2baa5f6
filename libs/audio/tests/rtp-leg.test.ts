import { VirtualClock } from '@switchboard/kernel/testing';
import type { Digit } from '../src/dtmf/digit.ts';
import type { Frame } from '../src/frame/frame.ts';
import type { LegMedia } from '../src/leg/leg-media.ts';
import { RtpLeg } from '../src/leg/rtp-leg.ts';
import { PortRange } from '../src/socket/port-range.ts';
import { newSdesKey } from '../src/srtp/sdes-key.ts';
import { srtp } from '../src/srtp/srtp.ts';
import { amplitudeOf } from '../src/testing/goertzel.ts';
import { joinFrames } from '../src/testing/join-frames.ts';
import { tone } from '../src/testing/tone.ts';
import { until } from './_until.ts';

const HOST = '127.0.0.1';
const RATE = 48_000;
const AMPLITUDE = 8_000;
const HZ = { a: 440, b: 1_000 } as const;

type Agreed = Omit<LegMedia, 'address'>;
const PCMU: Agreed = {
  codec: 'PCMU',
  payloadType: 0,
  digits: { payloadType: 101, clockRate: 8_000 },
};
const PCMA: Agreed = { ...PCMU, codec: 'PCMA', payloadType: 8 };
const OPUS: Agreed = {
  codec: 'opus',
  payloadType: 111,
  digits: { payloadType: 110, clockRate: 48_000 },
};

/** Two legs that talk to each other, over real sockets and a clock of the test. */
class Talk implements AsyncDisposable {
  readonly clock = new VirtualClock();
  readonly digits: Record<'a' | 'b', Digit[]> = { a: [], b: [] };
  readonly ports = new PortRange({ from: 27_400, to: 27_499 });
  readonly #tones = {
    a: tone(RATE, { hz: HZ.a, amplitude: AMPLITUDE }),
    b: tone(RATE, { hz: HZ.b, amplitude: AMPLITUDE }),
  };
  a!: RtpLeg;
  b!: RtpLeg;

  static async begin(media: Agreed): Promise<Talk> {
    const talk = new Talk();
    talk.a = await talk.#open('a');
    talk.b = await talk.#open('b');
    talk.negotiate(media);
    return talk;
  }

  negotiate(ofA: Agreed, ofB: Agreed = ofA): void {
    this.a.negotiate({ ...ofA, address: { host: HOST, port: this.b.port } });
    this.b.negotiate({ ...ofB, address: { host: HOST, port: this.a.port } });
  }

  /** @returns what each hears in so many frames */
  async run(frames: number): Promise<Record<'a' | 'b', (Frame | undefined)[]>> {
    const heard: Record<'a' | 'b', (Frame | undefined)[]> = { a: [], b: [] };
    for (let n = 0; n < frames; n++) {
      await this.clock.advance(20);
      const now = this.clock.now();
      for (const side of ['a', 'b'] as const) {
        heard[side].push(this[side].take(now));
        this[side].send(this.#tones[side](), now);
      }
      await until('what was sent has arrived', () => this.#isQuiet());
    }
    return heard;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all([this.a[Symbol.asyncDispose](), this.b[Symbol.asyncDispose]()]);
  }

  #open(side: 'a' | 'b'): Promise<RtpLeg> {
    const onDigit = (digit: Digit): void => void this.digits[side].push(digit);
    return RtpLeg.open({ ports: this.ports, host: HOST, clock: this.clock, onDigit });
  }

  /** Everything that left one has come to the other: packets of sound and digits; reports may take longer. */
  #isQuiet(): boolean {
    const [a, b] = [this.a.statistics, this.b.statistics];
    return a.socket.received + b.socket.received >= a.sent.packets + b.sent.packets;
  }
}

const loud = (frames: readonly (Frame | undefined)[], hz: number): number =>
  amplitudeOf(joinFrames(frames.filter((one) => one !== undefined)), hz, RATE);

describe.each([
  ['PCMU', PCMU],
  ['PCMA', PCMA],
  ['Opus', OPUS],
])('two legs with %s', (_, media) => {
  it('hear each other and not themselves', async () => {
    await using talk = await Talk.begin(media);
    await talk.run(10);
    const heard = await talk.run(25);
    expect(heard.a).not.toContain(undefined);
    expect(heard.b).not.toContain(undefined);
    expect(loud(heard.b, HZ.a)).toBeGreaterThan(AMPLITUDE * 0.9);
    expect(loud(heard.a, HZ.b)).toBeGreaterThan(AMPLITUDE * 0.9);
    expect(loud(heard.a, HZ.a)).toBeLessThan(AMPLITUDE * 0.02);
  });

  it('hear each key once, in place of the sound', async () => {
    await using talk = await Talk.begin(media);
    expect(talk.a.press('159#')).toBe(true);
    talk.b.press('0');
    await talk.run(45);
    expect(talk.digits).toEqual({ a: ['0'], b: ['1', '5', '9', '#'] });
  });
});

describe('a leg', () => {
  it('is protected where keys were exchanged', async () => {
    const [one, other] = [newSdesKey(), newSdesKey()];
    await using talk = await Talk.begin(PCMU);
    talk.negotiate(
      { ...PCMU, protection: srtp(one, other) },
      { ...PCMU, protection: srtp(other, one) },
    );
    await talk.run(5);
    const heard = await talk.run(25);
    expect(loud(heard.b, HZ.a)).toBeGreaterThan(AMPLITUDE * 0.9);
    expect(talk.b.statistics.socket.unauthentic).toBe(0);
  });

  it('says nothing while it is held, and goes on after it', async () => {
    await using talk = await Talk.begin(PCMU);
    await talk.run(5);
    talk.negotiate({ ...PCMU, isSending: false }, PCMU);
    await talk.run(10);
    const held = await talk.run(10);
    expect(held.b).toEqual(Array(10).fill(undefined));
    expect(held.a).not.toContain(undefined);
    talk.negotiate(PCMU);
    await talk.run(5);
    expect(loud((await talk.run(25)).b, HZ.a)).toBeGreaterThan(AMPLITUDE * 0.9);
  });

  it('changes its codec in the middle', async () => {
    await using talk = await Talk.begin(PCMU);
    await talk.run(10);
    talk.negotiate(OPUS);
    await talk.run(10);
    expect(loud((await talk.run(25)).b, HZ.a)).toBeGreaterThan(AMPLITUDE * 0.9);
  });

  it('learns from reports what the other side gets', async () => {
    await using talk = await Talk.begin(PCMU);
    for (let report = 0; report < 3; report++) {
      await talk.run(2);
      await talk.clock.advance(8_000);
    }
    await talk.run(2);
    await until('a report has come', () => talk.a.statistics.peer?.roundTripMs !== undefined);
    expect(talk.a.statistics.peer?.loss).toBe(0);
    expect(talk.a.statistics.peer?.roundTripMs).toBeLessThan(40);
    expect(talk.a.statistics.reception).toMatchObject({ lost: 0 });
    expect(talk.a.lastPacketAtMs).toBe(talk.clock.now());
  });

  it('gives its ports back, and can be disposed twice', async () => {
    const talk = await Talk.begin(PCMU);
    await talk.run(2);
    await talk[Symbol.asyncDispose]();
    await talk[Symbol.asyncDispose]();
    talk.a.send(new Int16Array(960), 0);
    expect(talk.a.take(0)).toBeUndefined();
    expect(talk.ports.used).toBe(0);
  });

  it('hears and says late, or never, what is impaired', async () => {
    const waiting: (() => void)[] = [];
    await using talk = await Talk.begin(PCMU);
    await using impaired = await RtpLeg.open({
      ...{ ports: talk.ports, host: HOST, clock: talk.clock },
      impair: (goOn) => void waiting.push(goOn),
    });
    impaired.negotiate({ ...PCMU, address: { host: HOST, port: talk.a.port } });
    talk.a.negotiate({ ...PCMU, address: { host: HOST, port: impaired.port } });
    talk.a.send(new Int16Array(960), talk.clock.now());
    impaired.send(new Int16Array(960), talk.clock.now());
    await until('both wait', () => waiting.length === 2);
    expect([impaired.statistics.socket.received, talk.a.statistics.socket.received]).toEqual([
      0, 0,
    ]);
    for (const goOn of waiting) goOn();
    expect(impaired.statistics.socket.received).toBe(1);
    await until('it arrives', () => talk.a.statistics.socket.received === 1);
  });

  it('says whether the peer knows keys', async () => {
    await using talk = await Talk.begin({ codec: 'PCMU', payloadType: 0 });
    expect(talk.a.press('1')).toBe(false);
  });
});
