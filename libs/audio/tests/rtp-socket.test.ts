import { codeOf, systemClock } from '@switchboard/kernel';
import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import type { RtcpPacket } from '../src/rtcp/rtcp-packet.ts';
import { writeRtcp } from '../src/rtcp/write-rtcp.ts';
import type { RtpPacket } from '../src/rtp/rtp-packet.ts';
import { writeRtp } from '../src/rtp/write-rtp.ts';
import { PortRange } from '../src/socket/port-range.ts';
import { RtpSocket } from '../src/socket/rtp-socket.ts';
import type { RemoteMedia } from '../src/socket/rtp-socket.ts';
import { newSdesKey } from '../src/srtp/sdes-key.ts';
import { srtp } from '../src/srtp/srtp.ts';
import { until } from './_until.ts';

const HOST = '127.0.0.1';
const STRANGER = '127.0.0.2';
const PORTS = { from: 27_000, to: 27_199 };
const PCMU = 0;
/** As many as surely fit into the buffer of a socket. */
const AT_ONCE = 50;

const packet = (n: number, others: Partial<RtpPacket> = {}): RtpPacket => ({
  payloadType: PCMU,
  marker: false,
  sequence: n & 0xffff,
  timestamp: (n * 160) >>> 0,
  ssrc: 7,
  payload: new Uint8Array(160).fill(n & 0xff),
  ...others,
});

/** A socket of somebody else, that keeps what it gets. */
async function plainSocket(address = HOST): Promise<Plain> {
  const socket = createSocket('udp4');
  const got: Uint8Array[] = [];
  socket.on('message', (bytes) => got.push(bytes));
  await new Promise<void>((resolve) => socket.bind(0, address, resolve));
  return {
    address: { host: address, port: socket.address().port },
    got,
    send: (bytes, port) => sendTo(socket, bytes, port),
    [Symbol.asyncDispose]: () => new Promise((resolve) => void socket.close(() => resolve())),
  };
}

interface Plain extends AsyncDisposable {
  readonly address: { readonly host: string; readonly port: number };
  readonly got: readonly Uint8Array[];
  send(bytes: Uint8Array, port: number): Promise<void>;
}

const sendTo = (socket: Socket, bytes: Uint8Array, port: number): Promise<void> =>
  new Promise((resolve, reject) =>
    socket.send(bytes, port, HOST, (error) => (error ? reject(error) : resolve())),
  );

interface Heard {
  readonly packets: RtpPacket[];
  readonly reports: RtcpPacket[];
}

async function openLeg(ports: PortRange, remote?: RemoteMedia, clock = systemClock) {
  const heard: Heard = { packets: [], reports: [] };
  const leg = await RtpSocket.open({
    ports,
    host: HOST,
    clock,
    onPacket: (one) => heard.packets.push(one),
    onRtcp: (all) => heard.reports.push(...all),
  });
  if (remote) leg.expect(remote);
  return { leg, heard };
}

const all = ({ counts }: RtpSocket): number =>
  counts.received + counts.strangers + counts.malformed + counts.unexpected + counts.unauthentic;

/** Sends all of them, no faster than they are taken. */
async function pour(from: Plain, leg: RtpSocket, datagrams: readonly Uint8Array[]): Promise<void> {
  for (let at = 0; at < datagrams.length; at += AT_ONCE) {
    const before = all(leg);
    const some = datagrams.slice(at, at + AT_ONCE);
    await Promise.all(some.map((one) => from.send(one, leg.port)));
    await until('all datagrams arrive', () => all(leg) === before + some.length);
  }
}

describe('a leg over UDP', () => {
  it('hears its peer and is heard, sound on an even port and reports on the next', async () => {
    const ports = new PortRange(PORTS);
    const { leg: a, heard: atA } = await openLeg(ports);
    const { leg: b, heard: atB } = await openLeg(ports);
    const to = ({ port }: RtpSocket): RemoteMedia => ({
      address: { host: HOST, port },
      payloadTypes: [PCMU],
    });
    a.expect(to(b));
    b.expect(to(a));
    expect([a.port % 2, b.port % 2]).toEqual([0, 0]);
    a.send(packet(1));
    b.send(packet(2));
    a.sendRtcp([{ kind: 'goodbye', ssrcs: [7] }]);
    await until(
      'sound and reports arrive',
      () => atA.packets.length + atB.packets.length + atB.reports.length === 3,
    );
    expect([atA.packets[0]?.sequence, atB.packets[0]?.sequence]).toEqual([2, 1]);
    expect(atB.reports).toEqual([{ kind: 'goodbye', ssrcs: [7] }]);
    await Promise.all([a[Symbol.asyncDispose](), b[Symbol.asyncDispose]()]);
    expect(ports.used).toBe(0);
  });

  it('sends reports with the sound where that was agreed on', async () => {
    await using peer = await plainSocket();
    const remote = { address: peer.address, payloadTypes: [PCMU], isRtcpMuxed: true };
    const { leg, heard } = await openLeg(new PortRange(PORTS), remote);
    await using _ = leg;
    leg.sendRtcp([{ kind: 'receiver-report', ssrc: 1, reports: [] }]);
    await peer.send(writeRtcp([{ kind: 'goodbye', ssrcs: [9] }]), leg.port);
    await until(
      'reports arrive with the sound',
      () => peer.got.length === 1 && heard.reports.length === 1,
    );
    expect(heard.packets).toEqual([]);
  });

  it('hears nobody before it knows whom, and sends nothing', async () => {
    await using peer = await plainSocket();
    const { leg } = await openLeg(new PortRange(PORTS));
    await using _ = leg;
    leg.send(packet(1));
    await peer.send(writeRtp(packet(1)), leg.port);
    await until('the packet is counted', () => leg.counts.strangers === 1);
    expect(leg.counts).toMatchObject({ sent: 0, received: 0 });
  });

  it('learns where a peer behind a NAT is, and sends there', async () => {
    const clock = new VirtualClock();
    await using nat = await plainSocket(STRANGER);
    const remote = { address: { host: HOST, port: 9 }, payloadTypes: [PCMU] };
    const { leg, heard } = await openLeg(new PortRange(PORTS), remote, clock);
    await using _ = leg;
    for (let n = 0; n < 10; n++) {
      await nat.send(writeRtp(packet(n)), leg.port);
      await until('the packet is taken', () => all(leg) === n + 1);
      await clock.advance(20);
    }
    expect(heard.packets.map(({ sequence }) => sequence)).toEqual([7, 8, 9]);
    leg.send(packet(1));
    await until('the address is learned', () => nat.got.length === 1);
  });

  it('lets none of 3,000 packets of a stranger be heard, and goes on to hear its peer', async () => {
    await using peer = await plainSocket();
    await using stranger = await plainSocket(STRANGER);
    const remote = { address: peer.address, payloadTypes: [PCMU] };
    const { leg, heard } = await openLeg(new PortRange(PORTS), remote);
    await using _ = leg;
    await pour(peer, leg, [writeRtp(packet(0))]);
    // The same source, and the numbers that come next.
    const forged = Array.from({ length: 3_000 }, (_, n) =>
      writeRtp(packet(n + 1, { payload: new Uint8Array(160).fill(0x80) })),
    );
    await pour(stranger, leg, forged);
    await stranger.send(writeRtcp([{ kind: 'goodbye', ssrcs: [7] }]), leg.port + 1);
    await until('all strangers are counted', () => leg.counts.strangers === 3_001);
    await pour(peer, leg, [writeRtp(packet(1))]);
    expect(heard.packets.map(({ sequence, payload }) => [sequence, payload[0]])).toEqual([
      [0, 0],
      [1, 1],
    ]);
    expect(heard.reports).toEqual([]);
    expect(leg.target).toEqual(peer.address);
  });

  it('outlives 3,000 datagrams that are broken, of its peer and of strangers', async () => {
    await using peer = await plainSocket();
    await using stranger = await plainSocket(STRANGER);
    const remote = { address: peer.address, payloadTypes: [PCMU] };
    const { leg, heard } = await openLeg(new PortRange(PORTS), remote);
    await using _ = leg;
    const changes = fc.array(fc.tuple(fc.nat(171), fc.nat(255)), { minLength: 1, maxLength: 5 });
    const broken = fc
      .tuple(fc.nat(0xffff), changes, fc.integer({ min: 1, max: 172 }))
      .map(([n, bytes, length]) => {
        const written = writeRtp(packet(n));
        for (const [at, byte] of bytes) written[at] = byte;
        return written.subarray(0, length);
      });
    const datagrams = fc.sample(fc.oneof(broken, fc.uint8Array({ minLength: 1, maxLength: 300 })), {
      numRuns: 3_000,
      seed: 12,
    });
    await pour(stranger, leg, datagrams.slice(1_500));
    await pour(peer, leg, datagrams.slice(0, 1_500));
    const before = heard.packets.length;
    await pour(peer, leg, [writeRtp(packet(3))]);
    expect(heard.packets).toHaveLength(before + 1);
    expect(leg.counts.malformed).toBeGreaterThan(1_000);
  });

  it('hears nothing that is forged, also from the address of its peer, where SRTP was agreed on', async () => {
    await using peer = await plainSocket();
    const [ours, theirs] = [newSdesKey(), newSdesKey()];
    const remote = { address: peer.address, payloadTypes: [PCMU], protection: srtp(ours, theirs) };
    const { leg, heard } = await openLeg(new PortRange(PORTS), remote);
    await using _ = leg;
    const atPeer = srtp(theirs, ours);
    const sent = atPeer.protectRtp(writeRtp(packet(1)));
    await pour(peer, leg, [writeRtp(packet(0)), sent, sent]);
    leg.send(packet(5));
    leg.sendRtcp([{ kind: 'goodbye', ssrcs: [7] }]);
    await until('the packet is taken', () => peer.got.length === 1);
    expect(heard.packets.map(({ sequence }) => sequence)).toEqual([1]);
    expect(leg.counts).toMatchObject({ received: 1, unauthentic: 2 });
    expect(atPeer.unprotectRtp(peer.got[0]!)).toEqual(Buffer.from(writeRtp(packet(5))));
  });

  it('counts what is of another payload type', async () => {
    await using peer = await plainSocket();
    const remote = { address: peer.address, payloadTypes: [PCMU] };
    const { leg, heard } = await openLeg(new PortRange(PORTS), remote);
    await using _ = leg;
    await pour(peer, leg, [writeRtp(packet(1, { payloadType: 8 }))]);
    expect(leg.counts.unexpected).toBe(1);
    expect(heard.packets).toEqual([]);
  });

  it('passes by ports that another program has, and says so when none is left', async () => {
    const ports = new PortRange({ from: 27_300, to: 27_305 });
    const other = createSocket('udp4');
    await new Promise<void>((resolve) => other.bind(27_301, HOST, resolve));
    const { leg: first } = await openLeg(ports);
    const { leg: second } = await openLeg(ports);
    expect([first.port, second.port]).toEqual([27_302, 27_304]);
    const third = await openLeg(ports).catch((error: unknown) => codeOf(error));
    expect(third).toBe('ports-exhausted');
    await first[Symbol.asyncDispose]();
    await first[Symbol.asyncDispose]();
    expect(ports.used).toBe(1);
    await second[Symbol.asyncDispose]();
    await new Promise<void>((resolve) => void other.close(() => resolve()));
    expect(ports.used).toBe(0);
  });

  it('says when its address is none of this machine, and keeps no port', async () => {
    const ports = new PortRange(PORTS);
    const options = { ports, host: '192.0.2.1', clock: systemClock, onPacket: () => undefined };
    const outcome = await RtpSocket.open(options).catch((error: unknown) => codeOf(error));
    expect(outcome).toBe('socket-unavailable');
    expect(ports.used).toBe(0);
  });
});
