import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { systemClock } from '@switchboard/kernel';
import type { Clock } from '@switchboard/kernel';
import type { IncomingCall } from '../src/call/incoming-call.ts';
import type { OutgoingResult } from '../src/call/outgoing-call.ts';
import { GIVE_UP_MS } from '../src/retransmit/sip-timers.ts';
import { answerOf, offerOf } from './_agents.ts';
import { freePort, listens, start } from '../src/testing/foreign-process.ts';
import { HOST, realAgent } from './_real-agent.ts';
import { demandingScenario } from './_sipp-scenario.ts';
import { until } from '../src/testing/until.ts';

const PROGRAM = '/usr/bin/sipp';
const isThere = existsSync(PROGRAM);
if (!isThere) process.stderr.write('SKIPPED: calls with sipp, for want of it\n');

/** `SIPP_CALLS=200` makes it the run whose figures the README has. */
const CALLS = Number(process.env['SIPP_CALLS'] ?? 20);
const RATE = 20;
const common = (port: number, mode: string): string[] => [
  ...['-i', HOST, '-p', String(port), '-t', mode, '-nostdin', '-m', String(CALLS)],
  ...['-timeout', '60s', '-timeout_error'],
];

/** What sipp does when it is called, without waiting four seconds after the last call. */
const answering = (): string =>
  spawnSync(PROGRAM, ['-sd', 'uas'], { encoding: 'utf8' }).stdout.replace(/<timewait[^>]*>/, '');

/** Calls are refreshed after a second instead of 45. */
const hurriedClock: Clock = {
  now: () => systemClock.now(),
  after: (ms, task) => systemClock.after(ms > GIVE_UP_MS ? ms / 45 : ms, task),
};

const answerAll = (ends: string[]) => (call: IncomingCall) => {
  call.ring();
  void call.answer(answerOf(call, HOST)).then(async (answered) => {
    ends.push((await answered?.ended)?.reason ?? 'not answered');
  });
};

(isThere ? describe : describe.skip)('sipp', () => {
  it.each([
    ['UDP', 'u1', 'udp'],
    ['TCP', 't1', 'tcp'],
  ] as const)(
    'calls over %s, and every call is answered and ended',
    async (_what, mode, protocol) => {
      const ends: string[] = [];
      await using real = await realAgent({ onInvite: answerAll(ends) });
      const port = await freePort();
      const rate = ['-r', String(RATE), '-d', '200'];
      await using sipp = await start(PROGRAM, () => [
        ...['-sn', 'uac', `${HOST}:${real.ports[protocol]}`, ...rate, ...common(port, mode)],
      ]);
      expect(await sipp.ended).toBe(0);
      await until('all have ended', () => ends.length === CALLS);
      expect(new Set(ends)).toEqual(new Set(['peer-hung-up']));
      expect([real.agent.calls, real.faults]).toEqual([0, []]);
    },
  );

  it.each([
    ['UDP', 'u1', 'udp'],
    ['TCP', 't1', 'tcp'],
  ] as const)('is called over %s, and answers every call', async (_what, mode, protocol) => {
    await using real = await realAgent();
    const port = await freePort();
    await using sipp = await start(PROGRAM, () => ['-sf', 'uas.xml', ...common(port, mode)], {
      'uas.xml': answering(),
    });
    const peer = { protocol, host: HOST, port };
    const target = `sip:service@${HOST}:${port}`;
    // Over UDP an INVITE that comes too early is repeated.
    if (protocol === 'tcp') await until('it listens', () => listens(port));
    const calls = Array.from({ length: CALLS }, async (): Promise<OutgoingResult> => {
      const from = { uri: `sip:+14255550100@${HOST}` };
      const { result } = real.agent.invite({ peer, target, from, offer: offerOf(HOST) });
      const outcome = await result;
      if (outcome.kind === 'answered') outcome.call.hangUp();
      return outcome;
    });
    const kinds = (await Promise.all(calls)).map(({ kind }) => kind);
    expect(new Set(kinds)).toEqual(new Set(['answered']));
    expect(await sipp.ended).toBe(0);
    expect(real.faults).toEqual([]);
  });

  it('asks for what phones seldom do, and gets it', async () => {
    const digits: string[] = [];
    const offers: string[] = [];
    const ends: string[] = [];
    const onInvite = (call: IncomingCall): void => {
      call.handle({
        onDigit: ({ digit }) => void digits.push(digit),
        onAgreed: ({ address }) => void offers.push(address),
      });
      answerAll(ends)(call);
    };
    await using real = await realAgent({ onInvite, clock: hurriedClock });
    const args = ['-i', HOST, '-p', String(await freePort()), '-t', 't1', '-nostdin', '-m', '1'];
    await using sipp = await start(
      PROGRAM,
      () => [`${HOST}:${real.ports.tcp}`, '-sf', 'demanding.xml', '-timeout', '20s', ...args],
      { 'demanding.xml': demandingScenario() },
    );
    expect(await sipp.ended).toBe(0);
    await until('it has ended', () => ends.length === 1);
    expect({ digits, offers, ends }).toEqual({
      ...{ digits: ['5'], offers: [HOST], ends: ['peer-hung-up'] },
    });
    expect(real.faults).toEqual([]);
  });
});
