import { codeOf } from '@switchboard/kernel';
import fc from 'fast-check';
import type { RtpPacket } from '../rtp/rtp-packet.ts';
import { checkAddress } from './address.ts';
import type { Address } from './address.ts';
import { Latch } from './latch.ts';
import { PortRange } from './port-range.ts';

const codeThrown = (action: () => unknown): string => {
  try {
    action();
  } catch (error) {
    return codeOf(error);
  }
  return 'nothing';
};

describe('a range of ports', () => {
  it('hands out even ports, each once, and goes round before one comes again', () => {
    const ports = new PortRange({ from: 20_001, to: 20_008 });
    expect(ports.size).toBe(3);
    expect([ports.take(), ports.take()]).toEqual([20_002, 20_004]);
    ports.release(20_002);
    expect([ports.take(), ports.take(), ports.take()]).toEqual([20_006, 20_002, undefined]);
    expect(ports.used).toBe(3);
  });

  it.each([
    [20_001, 20_002],
    [20_000, 20_000],
    [80, 20_000],
    [20_000, 70_000],
    [20_000.5, 30_000],
    [Number.NaN, 30_000],
  ])('is refused from %f to %f', (from, to) => {
    expect(codeThrown(() => new PortRange({ from, to }))).toBe('ports-invalid');
  });

  it('never hands out a port twice, and always one while one is free', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constant('take' as const), fc.nat(5))), (steps) => {
        const ports = new PortRange({ from: 20_000, to: 20_011 });
        const taken: number[] = [];
        for (const step of steps) {
          if (step !== 'take') ports.release(taken.splice(step % (taken.length || 1), 1)[0] ?? 0);
          else {
            const port = ports.take();
            expect(port === undefined).toBe(taken.length === 6);
            expect(taken).not.toContain(port);
            if (port !== undefined) taken.push(port);
          }
        }
        expect(ports.used).toBe(taken.length);
      }),
    );
  });
});

describe('an address', () => {
  it.each([
    ['sip.example', 5_004],
    ['0.0.0.0', 5_004],
    ['::', 5_004],
    ['127.0.0.1', 0],
    ['127.0.0.1', 65_536],
    ['127.0.0.1', 1.5],
    ['', 1],
  ])('%s, port %f, is none to send to', (host, port) => {
    expect(codeThrown(() => checkAddress({ host, port }))).toBe('address-invalid');
  });

  it('may be of both families', () => {
    expect(codeThrown(() => checkAddress({ host: '::1', port: 1 }))).toBe('nothing');
  });
});

describe('the latch', () => {
  const PEER: Address = { host: '192.0.2.1', port: 4_000 };
  const NAT: Address = { host: '198.51.100.1', port: 5_000 };
  const THIEF: Address = { host: '203.0.113.9', port: 6_000 };

  const packet = (sequence: number, ssrc = 1): RtpPacket => ({
    payloadType: 0,
    marker: false,
    sequence: sequence & 0xffff,
    timestamp: sequence * 160,
    ssrc,
    payload: new Uint8Array(160),
  });
  /** How many of so many packets in a row, 20 ms apart, are taken for the peer's. */
  const accepted = (latch: Latch, from: Address, count: number, fromMs = 0): number =>
    Array.from({ length: count }, (_, n) => latch.accepts(packet(n), from, fromMs + n * 20)).filter(
      Boolean,
    ).length;
  const expecting = (address: Address | undefined): Latch => {
    const latch = new Latch();
    latch.expect(address);
    return latch;
  };

  it('takes the address of the SDP at once, and nobody else from then on', () => {
    const latch = expecting(PEER);
    expect(accepted(latch, PEER, 1)).toBe(1);
    expect(accepted(latch, THIEF, 1_000)).toBe(0);
    expect(latch.target).toEqual(PEER);
  });

  it('learns another address of a stream without a gap, while none has come from that of the SDP', () => {
    const latch = expecting(PEER);
    expect(accepted(latch, NAT, 7)).toBe(0);
    expect(latch.target).toEqual(PEER);
    expect(latch.accepts(packet(7), NAT, 140)).toBe(true);
    expect(latch.target).toEqual(NAT);
    expect(accepted(latch, THIEF, 100, 200)).toBe(0);
    expect(accepted(latch, PEER, 1, 200)).toBe(0);
  });

  it('prefers the address of the SDP also after others were listened to', () => {
    const latch = expecting(PEER);
    accepted(latch, THIEF, 7);
    expect(accepted(latch, PEER, 1, 140)).toBe(1);
    expect(latch.accepts(packet(7), THIEF, 160)).toBe(false);
  });

  it('does not learn from a volley: the peer itself has time to be there first', () => {
    const latch = expecting(PEER);
    const volley = Array.from({ length: 50 }, (_, n) => latch.accepts(packet(n), THIEF, n));
    expect(volley).not.toContain(true);
  });

  it('does not learn from a stream with gaps, of changing sources, or repeated', () => {
    for (const at of [(n: number) => packet(n * 2), (n: number) => packet(n, n), () => packet(5)]) {
      const latch = expecting(PEER);
      const heard = Array.from({ length: 60 }, (_, n) => latch.accepts(at(n), THIEF, n * 20));
      expect(heard).not.toContain(true);
    }
  });

  it('learns over the end of the sequence', () => {
    const latch = expecting(undefined);
    const heard = Array.from({ length: 9 }, (_, n) =>
      latch.accepts(packet(65_532 + n), NAT, n * 20),
    );
    expect(heard.indexOf(true)).toBe(7);
  });

  it('learns although others knock as well, each from another port', () => {
    const latch = expecting(PEER);
    const heard = Array.from({ length: 8 }, (_, n) => {
      const isPeer = latch.accepts(packet(n), NAT, n * 20);
      for (let port = 1; port < 40; port++)
        latch.accepts(packet(n), { ...THIEF, port: n * 40 + port }, n * 20);
      return isPeer;
    });
    expect(heard.at(-1)).toBe(true);
  });

  it('stays when the same SDP comes again, and begins anew with another', () => {
    const latch = expecting(PEER);
    accepted(latch, NAT, 8);
    latch.expect(PEER);
    expect(latch.target).toEqual(NAT);
    const moved = { ...PEER, port: 4_444 };
    latch.expect(moved);
    expect([latch.target, latch.isFixed]).toEqual([moved, false]);
    expect(accepted(latch, moved, 1)).toBe(1);
  });
});
