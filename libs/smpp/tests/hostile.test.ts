import { VirtualClock } from '@switchboard/kernel/testing';
import fc from 'fast-check';
import { connect, createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { connectTo } from '../src/client/connect-to.ts';
import { SmppClient } from '../src/client/smpp-client.ts';
import { STATUSES } from '../src/codec/command-status.ts';
import type { Pdu } from '../src/codec/pdu.ts';
import { writePdu } from '../src/codec/write-pdu.ts';
import { SmppServer } from '../src/server/smpp-server.ts';
import { aBind, aMessage, anyFrame, anyPdu } from './_pdus.ts';
import { RawPeer } from './_raw-peer.ts';
import { until } from './_until.ts';

const CASES = 2_000;
const AT_ONCE = 100;
const HOST = '127.0.0.1';

/** What a peer writes, piece by piece, and whether it hangs up then. */
interface Attack {
  readonly isBound: boolean;
  readonly pieces: readonly Uint8Array[];
  readonly hangsUp: boolean;
}

const bytes = (maxLength: number) => fc.uint8Array({ maxLength });
const written = anyPdu.map((pdu): Uint8Array => writePdu(pdu));
/** One byte of a PDU is another one. */
const bent = fc.tuple(written, fc.nat(), fc.nat(255)).map(([pdu, at, value]) => {
  pdu[at % pdu.length] = value;
  return pdu;
});
const cut = fc.tuple(written, fc.nat()).map(([pdu, at]) => pdu.subarray(0, at % pdu.length));
const http = fc.constant<Uint8Array>(Buffer.from('POST / HTTP/1.1\r\nHost: a\r\n\r\n'));
const flood = fc.constant<Uint8Array>(
  Buffer.concat(
    Array.from({ length: 500 }, (_, sequence) =>
      writePdu({ command: 'enquire_link', status: 0, sequence }),
    ),
  ),
);
const piece = fc.oneof(
  { weight: 3, arbitrary: written },
  { weight: 3, arbitrary: bent },
  { weight: 3, arbitrary: anyFrame },
  { weight: 1, arbitrary: cut },
  { weight: 1, arbitrary: bytes(200) },
  { weight: 1, arbitrary: http },
  { weight: 1, arbitrary: flood },
);
const attack: fc.Arbitrary<Attack> = fc.record({
  isBound: fc.boolean(),
  pieces: fc.array(piece, { minLength: 1, maxLength: 5 }),
  hangsUp: fc.boolean(),
});
const attacks = (seed: number): Attack[] => fc.sample(attack, { numRuns: CASES, seed });

function batches(all: readonly Attack[]): Attack[][] {
  const starts = Array.from({ length: CASES / AT_ONCE }, (_, index) => index * AT_ONCE);
  return starts.map((start) => all.slice(start, start + AT_ONCE));
}

/** Everything that is sent here has to be a PDU: `RawPeer` throws otherwise. */
async function play(peer: RawPeer, { pieces, hangsUp }: Attack): Promise<void> {
  for (const one of pieces) {
    if (!peer.socket.writable) return;
    peer.send(one);
    await new Promise((resolve) => setImmediate(resolve));
  }
  if (hangsUp) peer.socket.end();
}

const opened = (port: number): Promise<Socket> =>
  new Promise((resolve) => {
    const socket = connect({ port, host: HOST, noDelay: true }, () => resolve(socket));
    socket.on('error', () => resolve(socket));
  });

/** What is on its way arrives while time passes; whoever stays longer than two minutes stays for ever. */
async function passUntil(clock: VirtualClock, holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 60 && !holds(); turn += 1) await clock.advance(2_000);
  await until('all are gone', holds, 2_000);
}

async function serve() {
  const clock = new VirtualClock();
  const server = await SmppServer.listen({
    ...{ host: HOST, port: 0, clock, systemId: 'carrier' },
    limits: { unbound: AT_ONCE, bindsPerAccount: AT_ONCE },
    authenticate: async ({ password }) => (password === 'secret' ? undefined : 'ESME_RINVPASWD'),
    onSubmit: async () => ({ messageId: '1' }),
  });
  return { clock, server };
}

describe('strangers', () => {
  it('leave nothing behind at a server, whatever they send', async () => {
    const { clock, server } = await serve();
    for (const batch of batches(attacks(1))) {
      const peers = await Promise.all(
        batch.map(async (one) => {
          const peer = new RawPeer(await opened(server.port));
          if (one.isBound) peer.send({ ...aBind(), status: 0, sequence: 1 });
          await play(peer, one);
          return peer;
        }),
      );
      await passUntil(clock, () => peers.every(({ socket }) => socket.closed));
      expect(server.sessions).toBe(0);
    }
    await server[Symbol.asyncDispose]();
    expect(clock.pending).toBe(0);
  });

  it('leave nothing behind at a client, whatever they answer', async () => {
    const clock = new VirtualClock();
    let next: Attack[] = [];
    let opens = 0;
    const carrier = createServer({ noDelay: true }, (socket) => {
      const one = next.pop()!;
      const peer = new RawPeer(socket);
      opens += 1;
      socket.on('close', () => void (opens -= 1));
      socket.once('data', () => {
        if (one.isBound) peer.send(bindAnswer(peer));
        void play(peer, one);
      });
    });
    await new Promise<void>((resolve) => carrier.listen(0, HOST, resolve));
    const { port } = carrier.address() as AddressInfo;
    const open = (): SmppClient =>
      new SmppClient({
        connect: connectTo({ host: HOST, port, clock }),
        account: { systemId: 'esme', password: 'secret' },
        clock,
        backOff: { firstMs: 900_000, maxMs: 900_000 },
        onDeliver: async () => undefined,
      });
    const outcomes = new Set<string>();
    for (const batch of batches(attacks(2))) {
      next = [...batch];
      const clients = batch.map(open);
      for (const client of clients)
        client.submit(aMessage()).then(
          () => outcomes.add('accepted'),
          (error: { code: string }) => outcomes.add(error.code),
        );
      await until('all are reached', () => next.length === 0);
      await clock.advance(70_000);
      const closing = Promise.all(clients.map((client) => client[Symbol.asyncDispose]()));
      await clock.advance(25_000);
      await closing;
      await until('all links are gone', () => opens === 0);
    }
    expect(clock.pending).toBe(0);
    expect([...outcomes].filter((code) => !OUTCOMES.includes(code))).toEqual([]);
    await new Promise((resolve) => carrier.close(resolve));
  });

  it.each([
    ['HTTP', Buffer.from('GET / HTTP/1.1\r\n\r\n'), 0, 'ESME_RINVCMDLEN'],
    ['a length of 0', Buffer.alloc(16), 0, 'ESME_RINVCMDLEN'],
    ['a length of 4 GB', Buffer.alloc(16, 0xff), 0, 'ESME_RINVCMDLEN'],
    [
      'an operation that there is not',
      Buffer.from('00000010000001030000000000000009', 'hex'),
      9,
      'ESME_RINVCMDID',
    ],
  ] as const)('are told what was wrong: %s', async (_what, sent, sequence, status) => {
    const { server } = await serve();
    const peer = new RawPeer(await opened(server.port));
    peer.send(sent);
    await until('it is over', () => peer.socket.closed);
    expect(peer.received).toMatchObject([
      { command: 'generic_nack', sequence, status: STATUSES[status] },
    ]);
    await server[Symbol.asyncDispose]();
  });

  it('who bind one byte a second are not waited for', async () => {
    const { clock, server } = await serve();
    const bind = writePdu({ ...aBind(), status: 0, sequence: 1 });
    const peers = await Promise.all(
      Array.from({ length: 50 }, async () => new RawPeer(await opened(server.port))),
    );
    await until('all are connected', () => server.sessions === 50);
    for (let second = 0; second < 12; second += 1) {
      for (const peer of peers)
        if (peer.socket.writable) peer.send(bind.subarray(second, second + 1));
      await clock.advance(1_000);
    }
    await until('all are gone', () => peers.every(({ socket }) => socket.closed));
    expect([server.sessions, clock.pending]).toEqual([0, 0]);
    await server[Symbol.asyncDispose]();
  });

  it('who flood and never read are held, and then left', async () => {
    const { clock, server } = await serve();
    const socket = await opened(server.port);
    socket.pause();
    socket.write(writePdu({ ...aBind(), status: 0, sequence: 1 }));
    const one = writePdu({ command: 'submit_sm', status: 0, sequence: 2, ...aMessage() });
    const megabyte = Buffer.concat(Array<Buffer>(Math.ceil(1_048_576 / one.length)).fill(one));
    let taken = 0;
    const more = (): void => void socket.write(megabyte, () => (taken += 1) < 200 && more());
    more();
    let before = -1;
    await until('nothing is taken any more', () => {
      const isStill = before === socket.bytesWritten - socket.writableLength && taken > 0;
      before = socket.bytesWritten - socket.writableLength;
      return isStill;
    });
    expect(taken).toBeLessThan(200);
    await clock.advance(12_000);
    await until('it is left', () => server.sessions === 0);
    socket.destroy();
    await server[Symbol.asyncDispose]();
    expect(clock.pending).toBe(0);
  });
});

const OUTCOMES = ['accepted', 'submit-refused', 'submit-not-sent', 'submit-unknown'];

function bindAnswer(peer: RawPeer): Pdu {
  const sequence = peer.received[0]?.sequence ?? 1;
  return { command: 'bind_transceiver_resp', systemId: '', tlvs: {}, status: 0, sequence };
}
