import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { cpuOf } from '../cpu.ts';
import { callTwo } from '../phone/call-two.ts';
import { startPhonePlane } from '../phone/phone-plane.ts';
import { Phones } from '../phone/phones.ts';

const ROUNDS = 3;
/** Phones that come in addition each time. */
const STEP = 8;
const MOST = 200;
/** Of frames: more than that is heard. */
const GAPS = 0.01;
const SETTLE_MS = 3_000;
const LISTEN_MS = 4_000;

/** How many phones talked at a time without a gap, and what that took. */
interface Load {
  readonly legs: number;
  /** Of processor time, by all processes of the data plane. */
  readonly cores: number;
}

export const phoneLegs: Benchmark = {
  name: 'phone-legs',
  ratio: 'phones that talk without a gap / cores that the data plane takes for it (a count)',
  goal: { limit: 20, better: 'higher' },
  async run(scope, note) {
    const { plane, trunk } = await startPhonePlane(scope);
    const counts: number[] = [];
    while (counts.length < ROUNDS) {
      await using phones = new Phones();
      const load = await most(phones, plane.pid, () => callTwo(plane, trunk));
      note(`phone-legs: ${load.legs} without a gap, on ${load.cores.toFixed(2)} cores`);
      counts.push(load.legs / load.cores);
    }
    return counts;
  },
};

/** Adds phones until there are gaps. @returns the load before that */
async function most(
  phones: Phones,
  pid: number,
  more: () => Promise<Parameters<Phones['add']>>,
): Promise<Load> {
  using _ = phones.talk();
  let best: Load | undefined;
  while (phones.size < MOST) {
    for (let added = 0; added < STEP; added += 2) phones.add(...(await more()));
    await pause(SETTLE_MS);
    phones.heard();
    const [cpu, start] = [await cpuOf(pid), performance.now()];
    await pause(LISTEN_MS);
    const { frames, gaps } = phones.heard();
    const cores = ((await cpuOf(pid)) - cpu) / (performance.now() - start);
    if (gaps / frames > GAPS) break;
    best = { legs: phones.size, cores };
  }
  if (!best) throw new Error('the machine is too busy to carry a single call');
  return best;
}
