import { VirtualClock } from '@switchboard/kernel/testing';
import type { Frame } from '../src/frame/frame.ts';
import type { LegMedia } from '../src/leg/leg-media.ts';
import { RtpLeg } from '../src/leg/rtp-leg.ts';
import { Mixer } from '../src/mixer/mixer.ts';
import { PortRange } from '../src/socket/port-range.ts';
import { amplitudeOf } from '../src/testing/goertzel.ts';
import { joinFrames } from '../src/testing/join-frames.ts';
import { tone } from '../src/testing/tone.ts';
import { Ticker } from '../src/ticker/ticker.ts';
import { until } from './_until.ts';

const HOST = '127.0.0.1';
const RATE = 48_000;
const AMPLITUDE = 6_000;

/** A telephone, the leg that answers it, and what it has heard. */
interface Phone {
  readonly id: string;
  readonly hz: number;
  readonly phone: RtpLeg;
  readonly leg: RtpLeg;
  readonly heard: Frame[];
  readonly next: () => Frame;
  isDead: boolean;
}

const WHO: readonly (readonly [id: string, hz: number, media: Omit<LegMedia, 'address'>])[] = [
  ['mu-law', 440, { codec: 'PCMU', payloadType: 0 }],
  ['a-law', 700, { codec: 'PCMA', payloadType: 8 }],
  ['opus', 1_100, { codec: 'opus', payloadType: 111 }],
];

async function dial(ports: PortRange, clock: VirtualClock): Promise<Phone[]> {
  return Promise.all(
    WHO.map(async ([id, hz, media]) => {
      const [phone, leg] = await Promise.all([
        RtpLeg.open({ ports, host: HOST, clock }),
        RtpLeg.open({ ports, host: HOST, clock }),
      ]);
      phone.negotiate({ ...media, address: { host: HOST, port: leg.port } });
      leg.negotiate({ ...media, address: { host: HOST, port: phone.port } });
      const next = tone(RATE, { hz, amplitude: AMPLITUDE });
      return { id, hz, phone, leg, heard: [], next, isDead: false };
    }),
  );
}

/** One tick of the mixer, and of all telephones. */
function tick(phones: readonly Phone[], mixer: Mixer, now: number): void {
  const said = phones.flatMap(({ id, leg }) => {
    const frame = leg.take(now);
    return frame ? [[id, frame] as const] : [];
  });
  const mixed = mixer.mix(new Map(said));
  for (const one of phones) {
    one.leg.send(mixed.get(one.id), now);
    const frame = one.phone.take(now);
    if (frame) one.heard.push(frame);
    if (!one.isDead) one.phone.send(one.next(), now);
  }
}

const hasArrived = ({ phone, leg }: Phone): boolean =>
  phone.statistics.socket.received === leg.statistics.sent.packets &&
  leg.statistics.socket.received === phone.statistics.sent.packets;

/** Whom each hears in the last half second. */
function heardBy(phones: readonly Phone[]): Record<string, string[]> {
  const hears = ({ heard }: Phone, hz: number): boolean =>
    amplitudeOf(joinFrames(heard.slice(-25)), hz, RATE) > AMPLITUDE * 0.8;
  return Object.fromEntries(
    phones.map((one) => [one.id, phones.filter(({ hz }) => hears(one, hz)).map(({ id }) => id)]),
  );
}

describe('a conference of three telephones, each with another codec', () => {
  it('lets each hear the others and not itself, and goes on when one dies', async () => {
    const ports = new PortRange({ from: 27_500, to: 27_599 });
    const clock = new VirtualClock();
    const mixer = new Mixer();
    const phones = await dial(ports, clock);
    for (const { id } of phones) mixer.add(id);
    const ticker = new Ticker({
      clock,
      onTick: (now) => tick(phones, mixer, now),
      onError: (error) => {
        throw error;
      },
    });
    const run = async (frames: number): Promise<void> => {
      for (let n = 0; n < frames; n++) {
        await clock.advance(20);
        await until('what was sent has arrived', () => phones.every(hasArrived));
      }
    };

    await run(40);
    expect(heardBy(phones)).toEqual({
      'mu-law': ['a-law', 'opus'],
      'a-law': ['mu-law', 'opus'],
      opus: ['mu-law', 'a-law'],
    });
    phones[2]!.isDead = true;
    await run(40);
    expect(heardBy(phones)).toMatchObject({ 'mu-law': ['a-law'], 'a-law': ['mu-law'] });
    expect(mixer.participants.filter(({ isSpeaking }) => isSpeaking)).toHaveLength(2);

    ticker[Symbol.dispose]();
    for (const { phone, leg } of phones) {
      await phone[Symbol.asyncDispose]();
      await leg[Symbol.asyncDispose]();
    }
    expect([ports.used, clock.pending]).toEqual([0, 0]);
  });
});
