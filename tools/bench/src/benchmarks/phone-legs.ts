import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { cpuOf } from '../cpu.ts';
import { callTwo } from '../phone/call-two.ts';
import type { Phone } from '../phone/phone.ts';
import { startPhonePlane } from '../phone/phone-plane.ts';
import { Phones } from '../phone/phones.ts';

const ROUNDS = 3;
/** Phones that come in addition each time. */
const STEP = 8;
const MOST = 200;
/** Of frames: more than that is heard. */
const GAPS = 0.01;
const SETTLE_MS = 2_000;
const LISTEN_MS = 4_000;

/** How many phones talked at a time without a gap, and what that took. */
interface Load {
  readonly legs: number;
  /** Of processor time, by all processes of the data plane. */
  readonly cores: number;
  /** Of the frames, what the phones had to make up. */
  readonly madeUp: number;
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
      const madeUp = (load.madeUp * 100).toFixed(1);
      note(
        `phone-legs: ${load.legs} without a gap on ${load.cores.toFixed(2)} cores, ${madeUp} % made up`,
      );
      // A machine that has no time even for a few says nothing of how many there could be.
      if (load.legs === 0) break;
      counts.push(load.legs / load.cores);
    }
    return counts;
  },
};

/** Adds phones until there are gaps. @returns the load before that */
async function most(
  phones: Phones,
  pid: number,
  more: () => Promise<readonly Phone[]>,
): Promise<Load> {
  using _ = phones.talk();
  let best: Load = { legs: 0, cores: 0, madeUp: 0 };
  while (phones.size < MOST) {
    for (let added = 0; added < STEP; added += 2) phones.add(...(await more()));
    await pause(SETTLE_MS);
    phones.heard();
    const [cpu, start] = [await cpuOf(pid), performance.now()];
    await pause(LISTEN_MS);
    const { frames, gaps, madeUp } = phones.heard();
    const cores = ((await cpuOf(pid)) - cpu) / (performance.now() - start);
    if (gaps / frames > GAPS) break;
    best = { legs: phones.size, cores, madeUp: madeUp / frames };
  }
  return best;
}
