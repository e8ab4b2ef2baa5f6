import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { muLaw } from '@switchboard/audio';
import { joinFrames, tone } from '@switchboard/audio/testing';
import { freePort, startProgram } from '@switchboard/sip/testing';
import type { ForeignProcess } from '@switchboard/sip/testing';
import { application, automationClient } from './_callbacks.ts';
import type { Application } from './_callbacks.ts';
import { callsOf, recordsOf } from './_callers.ts';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { phoneInfo, phoneOn, sipPort } from './_phone.ts';
import { sippCaller } from './_sipp-caller.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { TestTrunk } from './_trunk.ts';
import { until } from './_until.ts';

const PROGRAM = '/usr/bin/sipp';
const isThere = existsSync(PROGRAM);
if (!isThere) process.stderr.write('SKIPPED: many calls of sipp, for want of it\n');

/** `SIPP_CALLS=500` makes it the run whose figures are in docs/performance.md. */
const CALLS = Number(process.env['SIPP_CALLS'] ?? 20);
const RATE = 20;
/** How long each of them talks. */
const CALL_MS = 2_000;
const HOST = '127.0.0.1';
const PORTS = [30_000, 30_999] as const;
/** Of all of them: a company may call from one number. */
const CALLER = '+14255550123';
const TIMEOUT_MS = 60_000 + (CALLS / RATE) * 3_000;

(isThere ? describe : describe.skip)('sipp as the trunk of a data plane', () => {
  let trunk: TestTrunk;
  let running: WithEvents;
  let subscribed: Subscriber;
  let app: Application;

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    running = await startWithEvents({ phone: phoneOn(trunk.port, PORTS) });
    await seedNumbers(running.plane);
    subscribed = await subscriber();
    const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
    await running.subscribe('calls', subscribed.url, { filter });
    app = await application();
  });
  afterAll(async () => {
    for (const part of [running, subscribed, app, trunk]) await part?.[Symbol.asyncDispose]();
  });

  /** An application answers each call as soon as it hears of it. */
  async function answerAll(): Promise<void> {
    const client = automationClient(running.plane);
    for (let at = 0; at < CALLS; at++) {
      const isAnnounced = () => subscribed.notified.length > at;
      await until(`call ${at} is announced`, isAnnounced, { withinMs: TIMEOUT_MS });
      const [event] = JSON.parse(subscribed.notified[at]!.text) as {
        data: { incomingCallContext: string };
      }[];
      void client.answerCall(event!.data.incomingCallContext, app.url).catch(() => undefined);
    }
  }

  test(
    `${CALLS} calls, ${RATE} a second, with sound: none is lost, and nothing is left of them`,
    async () => {
      await using sipp = await callers(await sipPort(running));
      const answering = answerAll();
      const code = await sipp.ended;
      if (code !== 0) throw new Error(`sipp: ${code} ${sipp.output().slice(-3_000)}`);
      await answering;
      await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
      await until('no call is left', async () => (await callsOf(running.plane)).calls.length === 0);
      await until('no port is left', async () => (await portsInUse()) === 0);
      const records = await recordsOf(running.plane);
      expect(records.every(({ endedMs }) => endedMs !== null)).toBe(true);
    },
    TIMEOUT_MS,
  );
});

async function callers(port: number): Promise<ForeignProcess> {
  const own = await freePort();
  const say = tone(8_000, { hz: 700, amplitude: 8_000 });
  const second = joinFrames(Array.from({ length: 50 }, say));
  return startProgram(
    PROGRAM,
    () => [
      ...[`${HOST}:${port}`, '-sf', 'caller.xml', '-s', OURS, '-i', HOST, '-mi', HOST],
      ...['-p', String(own), '-t', 'u1', '-nostdin'],
      ...['-m', String(CALLS), '-r', String(RATE), '-l', String(CALLS)],
      ...['-timeout', `${TIMEOUT_MS / 1_000}s`, '-timeout_error', '-trace_err'],
    ],
    {
      'caller.xml': sippCaller(CALLER, CALL_MS),
      'tone.ulaw': Buffer.from(muLaw.encode(second)),
    },
  );
}

/** Of the range that sound has, by the table of the system. */
async function portsInUse(): Promise<number> {
  const table = await readFile('/proc/net/udp', 'utf8');
  const ports = [...table.matchAll(/^ *\d+: [0-9A-F]+:([0-9A-F]{4}) /gm)];
  return ports.filter(([, hex]) => {
    const port = Number.parseInt(hex!, 16);
    return port >= PORTS[0] && port <= PORTS[1];
  }).length;
}
