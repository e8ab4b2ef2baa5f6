import type { Page } from '@playwright/test';
import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { openPage } from '../browser.ts';
import { interleave, median } from '../measure.ts';
import type { DataPage } from '../pages/data-page.ts';

const ROUNDS = 7;
const FEW = 2;
const MANY = 8;

type Kind = 'ours' | 'bare';
declare const globalThis: { page: DataPage };

async function open(scope: Scope, count: number): Promise<Page> {
  const page = await openPage(scope, 'data-page.ts');
  await page.evaluate((wanted) => globalThis.page.open(wanted), count);
  return page;
}

function positionsAt(share: number, name: string): Benchmark {
  return {
    name,
    ratio: 'a position on its way over our stack / over a bare data channel in that page',
    goal: { limit: 1.3, better: 'lower' },
    async run(scope, note) {
      const page = await open(scope, FEW);
      const ours: number[] = [];
      const take = async (kind: Kind): Promise<number> => {
        const times = await page.evaluate((wanted) => globalThis.page.positions(wanted), kind);
        const time = times[Math.floor(times.length * share)]!;
        if (kind === 'ours') ours.push(time);
        return time;
      };
      const ratios = await interleave(
        ROUNDS,
        () => take('ours'),
        () => take('bare'),
      );
      note(`${name}: ${median(ours).toFixed(2)} ms over our stack`);
      return ratios;
    },
  };
}

/** The middle one of the positions of a round. */
export const positions = positionsAt(0.5, 'positions');
/** One of twenty takes longer. */
export const positionsLate = positionsAt(0.95, 'positions-95');

export const file: Benchmark = {
  name: 'file',
  ratio: 'bytes a second of a file over our stack, hashed / over a bare data channel, not hashed',
  goal: { limit: 0.8, better: 'higher' },
  async run(scope, note) {
    const page = await open(scope, FEW);
    const take = (kind: Kind) => page.evaluate((wanted) => globalThis.page.file(wanted), kind);
    const bare: number[] = [];
    const ratios = await interleave(
      ROUNDS,
      () => take('ours'),
      async () => {
        bare.push(await take('bare'));
        return bare.at(-1)!;
      },
    );
    note(`file: ${(median(bare) / 1e6).toFixed(1)} MB/s over a bare data channel`);
    return ratios;
  },
};

export const peers: Benchmark = {
  name: 'peers',
  ratio: `what a message to everybody takes for each, among ${MANY} / among ${FEW}`,
  goal: { limit: 1.5, better: 'lower' },
  async run(scope) {
    const [many, few] = [await open(scope, MANY), await open(scope, FEW)];
    const take = (page: Page) => page.evaluate(() => globalThis.page.broadcast());
    return interleave(
      ROUNDS,
      () => take(many),
      () => take(few),
    );
  },
};
