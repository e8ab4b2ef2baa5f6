import { setTimeout as pause } from 'node:timers/promises';
import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { childOf, cpuOf } from '../cpu.ts';
import { send } from '../http.ts';
import { interleave, median } from '../measure.ts';
import { callTwo } from '../phone/call-two.ts';
import { Phone } from '../phone/phone.ts';
import { startPhonePlane } from '../phone/phone-plane.ts';
import { Phones } from '../phone/phones.ts';
import { startServer } from '../server.ts';

const BARE = new URL('../bridges/bare-line.ts', import.meta.url);
/** Of two phones each. */
const CALLS = 5;
const LEGS = CALLS * 2;
const ROUND_MS = 5_000;
const ROUNDS = 5;
const SETTLE_MS = 1_000;
/** Of the sound that is due, on a machine that does something else as well. */
const MUST_COME = 0.5;
const FRAMES_PER_SECOND = 50;

interface Side {
  /** Milliseconds of processor time for a second of a leg. */
  readonly cost: () => Promise<number>;
  readonly costs: number[];
}

export const phoneLine: Benchmark = {
  name: 'phone-line',
  ratio:
    'processor time of the process for sound per phone, Opus over DTLS-SRTP / of a bare werift bridge',
  goal: { limit: 1.5, better: 'lower' },
  async run(scope, note) {
    const [ours, bare] = [await openOurs(scope), await openBare(scope)];
    const ratios = await interleave(ROUNDS, ours.cost, bare.cost);
    for (const [name, { costs }] of Object.entries({ ours, bare }))
      note(`phone-line: ${name} took ${median(costs).toFixed(2)} ms for a second of a phone`);
    return ratios;
  },
};

function side(pid: number, phones: Phones): Side {
  const costs: number[] = [];
  const cost = async (): Promise<number> => {
    using _ = phones.talk();
    await pause(SETTLE_MS);
    const cpu = await cpuOf(pid);
    phones.heard();
    await pause(ROUND_MS);
    const { frames, gaps } = phones.heard();
    const seconds = (frames - gaps) / FRAMES_PER_SECOND;
    if (seconds < (LEGS * ROUND_MS * MUST_COME) / 1_000)
      throw new Error('the machine is too busy to carry the calls');
    costs.push(((await cpuOf(pid)) - cpu) / seconds);
    return costs.at(-1)!;
  };
  return { cost, costs };
}

async function openOurs(scope: Scope): Promise<Side> {
  const { plane, trunk } = await startPhonePlane(scope);
  const phones = scope.use(new Phones());
  while (phones.size < LEGS) phones.add(...(await callTwo(plane, trunk)));
  return side(await childOf(plane.pid, 'audio-process'), phones);
}

async function openBare(scope: Scope): Promise<Side> {
  const phones = scope.use(new Phones());
  const all = await Promise.all(Array.from({ length: LEGS }, () => Phone.open()));
  phones.add(...all);
  const args = all.map(({ port }) => String(port));
  const server = scope.use(await startServer(BARE, args));
  const answer = await send({ url: server.http, headers: {}, body: '' }, 'GET');
  for (const [index, port] of (JSON.parse(answer) as number[]).entries()) all[index]!.talkTo(port);
  return side(server.pid, phones);
}
