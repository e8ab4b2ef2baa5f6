import type { Benchmark } from '../benchmark.ts';
import { openCallPage } from './call-setup.ts';
import { median } from '../measure.ts';
import type { CallPage } from '../pages/call-page.ts';

const CALLS = 15;

declare const globalThis: { page: CallPage };

export const signalling: Benchmark = {
  name: 'signalling',
  ratio: 'frames of one call from click to hang-up, both people, both ways (a count)',
  goal: { limit: 60, better: 'lower' },
  async run(scope, note) {
    const page = await openCallPage(scope);
    const taken = [];
    while (taken.length < CALLS) {
      taken.push(await page.evaluate(() => globalThis.page.traffic()));
    }
    note(`signalling: ${median(taken.map(({ bytes }) => bytes))} bytes in these frames`);
    return taken.map(({ frames }) => frames);
  },
};
