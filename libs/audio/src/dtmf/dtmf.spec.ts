import { codeOf } from '@switchboard/kernel';
import fc from 'fast-check';
import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { RtpSender } from '../rtp/rtp-sender.ts';
import { DigitReceiver } from './digit-receiver.ts';
import { DigitSender } from './digit-sender.ts';
import { digitOf, eventOf } from './digit.ts';
import type { Digit } from './digit.ts';
import { readTelephoneEvent, writeTelephoneEvent } from './telephone-event.ts';

const KEYS = [...'0123456789*#ABCD'] as Digit[];

interface Sent {
  readonly atMs: number;
  readonly packet: RtpPacket;
}

/** All packets of digits, as a leg sends them. */
function sent(digits: string, clockRate: number, start = 1_000, durationMs = 100): Sent[] {
  const sender = new DigitSender({ clockRate, durationMs });
  const rtp = new RtpSender({ ssrc: 5, sequence: 0xfff0, timestamp: start });
  sender.press(digits);
  const all: Sent[] = [];
  for (let atMs = 0; sender.isBusy; atMs += 20) {
    const event = sender.tick(rtp.timestamp);
    if (event) all.push({ atMs, packet: rtp.packet({ payloadType: 101, ...event }) });
    rtp.pass(clockRate / 50);
  }
  return all;
}

const heardOf = (packets: readonly RtpPacket[]): string => {
  const receiver = new DigitReceiver();
  return packets.map((packet) => receiver.put(packet) ?? '').join('');
};

const codeThrown = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return codeOf(error);
  }
  return 'nothing';
};

const event = (
  timestamp: number,
  payload: Uint8Array,
  others: Partial<RtpPacket> = {},
): RtpPacket => ({
  payloadType: 101,
  marker: false,
  sequence: 1,
  timestamp,
  ssrc: 5,
  payload,
  ...others,
});
const key = (digit: Digit, duration = 160, isEnd = false): Uint8Array =>
  writeTelephoneEvent({ event: eventOf(digit), isEnd, volume: 10, duration });

describe('the payload of an event', () => {
  it('is read as it was written', () => {
    const one = { event: 11, isEnd: true, volume: 63, duration: 0xfedc };
    expect(readTelephoneEvent(writeTelephoneEvent(one))).toEqual(one);
    expect(readTelephoneEvent(Uint8Array.of(1, 2, 3))).toBeUndefined();
  });

  it('numbers keys as the RFC does', () => {
    expect(KEYS.map(eventOf)).toEqual(KEYS.map((_, index) => index));
    expect([digitOf(15), digitOf(16), digitOf(255)]).toEqual(['D', undefined, undefined]);
  });
});

describe.each([8_000, 48_000])('sending digits at %i Hz', (clockRate) => {
  const frame = clockRate / 50;

  it('begins with a marker, goes on each 20 ms, and ends three times', () => {
    const packets = sent('5', clockRate);
    const events = packets.map(({ packet }) => readTelephoneEvent(packet.payload)!);
    expect(packets.map(({ atMs }) => atMs)).toEqual([0, 20, 40, 60, 80, 100, 120]);
    expect(packets.map(({ packet }) => packet.marker)).toEqual([true, ...Array(6).fill(false)]);
    expect(new Set(packets.map(({ packet }) => packet.timestamp))).toEqual(new Set([1_000]));
    expect(events.map(({ duration }) => duration / frame)).toEqual([1, 2, 3, 4, 5, 5, 5]);
    expect(events.map(({ isEnd }) => isEnd)).toEqual([...Array(4).fill(false), true, true, true]);
  });

  it('leaves a pause before the next, whose time is its own', () => {
    const times = [...new Set(sent('55', clockRate).map(({ packet }) => packet.timestamp))];
    expect(times).toEqual([1_000, 1_000 + 10 * frame]);
  });
});

describe('sending digits', () => {
  it('refuses what is no key, or too much, and sends none of it', () => {
    const sender = new DigitSender({ clockRate: 8_000 });
    expect(codeThrown(() => sender.press('12x'))).toBe('digit-invalid');
    expect(codeThrown(() => sender.press('1'.repeat(65)))).toBe('digits-full');
    expect(sender.isBusy).toBe(false);
    sender.press('a');
    expect(sender.isBusy).toBe(true);
  });

  it.each([
    [8_000, 8_300],
    [48_000, 1_400],
    [8_000, 20],
    [8_000, Number.NaN],
  ])('refuses, at %i Hz, digits of %f ms', (clockRate, durationMs) => {
    expect(codeThrown(() => new DigitSender({ clockRate, durationMs }))).toBe('digit-invalid');
  });

  it('ends what sounds when the rest is cleared', () => {
    const sender = new DigitSender({ clockRate: 8_000 });
    sender.press('12');
    sender.tick(0);
    sender.clear();
    const rest = Array.from({ length: 20 }, () => sender.tick(0)).filter(Boolean);
    expect(rest).toHaveLength(6);
    expect(sender.isBusy).toBe(false);
  });
});

describe('hearing digits', () => {
  it('hears each once, also the same one again', () => {
    const packets = sent('0112*#9DD', 8_000).map(({ packet }) => packet);
    expect(heardOf(packets)).toBe('0112*#9DD');
  });

  it('hears each once and in order, whatever is lost, doubled and late by up to 70 ms', () => {
    const digits = fc.array(fc.constantFrom(...KEYS), { minLength: 1, maxLength: 12 });
    const way = fc.array(fc.array(fc.nat(70), { maxLength: 2 }), {
      minLength: 84,
      maxLength: 84,
      size: 'max',
    });
    const rate = fc.constantFrom(8_000, 48_000);
    fc.assert(
      fc.property(digits, way, rate, fc.nat(0xffffffff), (keys, ways, clockRate, start) => {
        const all = sent(keys.join(''), clockRate, start);
        const arrivals = all
          .flatMap((one, n) => ways[n]!.map((delay) => ({ ...one, at: one.atMs + delay })))
          .sort((a, b) => a.at - b.at);
        const timeOf = (index: number): number => (start + index * (clockRate / 5)) >>> 0;
        const arrived = keys.filter((_, index) =>
          arrivals.some(({ packet }) => packet.timestamp === timeOf(index)),
        );
        expect(heardOf(arrivals.map(({ packet }) => packet))).toBe(arrived.join(''));
      }),
      { numRuns: 500 },
    );
  });

  it('hears a key that is held for long, and sent in parts, once', () => {
    const parts = [
      event(1_000, key('7', 0xffff)),
      event(1_000 + 0xffff, key('7', 800)),
      event(1_000 + 0xffff, key('7', 1_600, true)),
    ];
    expect(heardOf(parts)).toBe('7');
  });

  it('hears no flash, no event of another kind, and nothing that is too short', () => {
    const flash = Uint8Array.of(16, 0x8a, 1, 0);
    expect(
      heardOf([
        event(1, flash),
        event(2, Uint8Array.of(200, 0, 0, 1)),
        event(3, flash.subarray(3)),
      ]),
    ).toBe('');
  });

  it('hears another source anew', () => {
    expect(heardOf([event(1, key('1')), event(1, key('1'), { ssrc: 6 })])).toBe('11');
  });

  it('keeps what it remembers within bounds, and hears nothing again that is older', () => {
    const receiver = new DigitReceiver();
    const of = (n: number): RtpPacket => event(n * 1_600, key('3'));
    for (let n = 0; n < 40; n++) expect(receiver.put(of(n))).toBe('3');
    expect([0, 10, 25, 39].map((n) => receiver.put(of(n)))).toEqual(Array(4).fill(undefined));
    expect(receiver.put(event(5e8, key('3')))).toBe('3');
  });

  it('never fails, in 3,000 payloads that were changed on the way', () => {
    const receiver = new DigitReceiver();
    const payload = fc.uint8Array({ maxLength: 12 });
    fc.assert(
      fc.property(payload, fc.nat(0xffffffff), fc.nat(3), (bytes, timestamp, ssrc) => {
        const heard = receiver.put(event(timestamp, bytes, { ssrc }));
        expect(heard === undefined || KEYS.includes(heard)).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});
