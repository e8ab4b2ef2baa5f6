import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { g711Codec, opusCodec, RtpSender, Ticker, writeRtp } from '@switchboard/audio';
import type { Codec } from '@switchboard/audio';
import { tone } from '@switchboard/audio/testing';
import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import type { BridgePorts } from '../bridges/answer-ports.ts';
import { cpuOf } from '../cpu.ts';
import { send } from '../http.ts';
import { interleave, median } from '../measure.ts';
import { startServer } from '../server.ts';

const OURS = new URL('../bridges/ours.ts', import.meta.url);
const BARE = new URL('../bridges/bare.ts', import.meta.url);
const BRIDGES = 10;
const ROUND_MS = 5_000;
const ROUNDS = 5;
const SETTLE_MS = 1_000;
/** Of the packets that are due, on a machine that does something else as well. */
const MUST_COME = 0.5;
/** Of a call, in both directions. */
const PACKETS_PER_SECOND = 100;
const HOST = '127.0.0.1';

export const phoneLeg: Benchmark = {
  name: 'phone-leg',
  ratio: 'processor time per call between G.711 and Opus / by a bare bridge on werift',
  goal: { limit: 1.5, better: 'lower' },
  async run(scope, note) {
    const [ours, bare] = [await openBridges(scope, OURS), await openBridges(scope, BARE)];
    const ratios = await interleave(ROUNDS, ours.cost, bare.cost);
    for (const [name, { costs }] of Object.entries({ ours, bare }))
      note(`phone-leg: ${name} took ${median(costs).toFixed(2)} ms for a second of a call`);
    return ratios;
  },
};

/** One end of a bridge: says 50 packets a second, and counts what comes. */
interface End {
  readonly socket: Socket;
  readonly next: () => Uint8Array;
}

async function openEnd(scope: Scope, codec: Codec, payloadType: number): Promise<End> {
  const socket = createSocket('udp4');
  scope.add(() => void socket.close());
  await once(socket.bind(0, HOST), 'listening');
  const sender = new RtpSender();
  const sound = tone(codec.sampleRate, { hz: 400, amplitude: 6_000 });
  const payloads = Array.from({ length: 50 }, () => codec.encode(sound()));
  let sent = 0;
  const next = (): Uint8Array => {
    const packet = sender.packet({ payloadType, payload: payloads[sent++ % payloads.length]! });
    sender.pass(codec.clockRate / 50);
    return writeRtp(packet);
  };
  return { socket, next };
}

async function openBridges(scope: Scope, script: URL) {
  using g711 = g711Codec('PCMU');
  using opus = opusCodec();
  const ends = await Promise.all(
    Array.from({ length: BRIDGES }, async () => ({
      phone: await openEnd(scope, g711, 0),
      page: await openEnd(scope, opus, 111),
    })),
  );
  const all = ends.flatMap(({ phone, page }) => [phone, page]);
  const args = all.map(({ socket }) => String(socket.address().port));
  const server = scope.use(await startServer(script, args));
  const answer = await send({ url: server.http, headers: {}, body: '' }, 'GET');
  const ports = (JSON.parse(answer) as BridgePorts[]).flatMap(({ phone, page }) => [phone, page]);
  let received = 0;
  for (const { socket } of all) socket.on('message', () => received++);
  const onTick = (): void => {
    for (const [index, { socket, next }] of all.entries()) socket.send(next(), ports[index]!, HOST);
  };
  const costs: number[] = [];

  /** Milliseconds of processor time for each second of a call that was carried. */
  const cost = async (): Promise<number> => {
    using _ = new Ticker({
      clock: systemClock,
      onTick,
      onError: (error) => {
        throw error;
      },
    });
    await pause(SETTLE_MS);
    const cpu = await cpuOf(server.pid);
    received = 0;
    await pause(ROUND_MS);
    const seconds = received / PACKETS_PER_SECOND;
    if (seconds < (BRIDGES * ROUND_MS * MUST_COME) / 1_000)
      throw new Error('the machine is too busy to carry the calls');
    costs.push(((await cpuOf(server.pid)) - cpu) / seconds);
    return costs.at(-1)!;
  };
  return { cost, costs };
}
