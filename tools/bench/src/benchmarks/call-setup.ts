import type { Page } from '@playwright/test';
import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { openPage } from '../browser.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { interleave, median } from '../measure.ts';
import { makePeople } from '../people.ts';
import type { CallPage } from '../pages/call-page.ts';

const CALLS = 7;
const ROUNDS = 9;

declare const globalThis: { page: CallPage };

export const callSetup: Benchmark = {
  name: 'call-setup',
  ratio: 'click to both connected / the same of two bare peer connections in that page',
  goal: { limit: 1.5, better: 'lower' },
  async run(scope) {
    const page = await openCallPage(scope);
    const middle = async (take: () => Promise<number>): Promise<number> => {
      const times: number[] = [];
      while (times.length < CALLS) times.push(await take());
      return median(times);
    };
    return interleave(
      ROUNDS,
      () => middle(() => page.evaluate(() => globalThis.page.ours())),
      () => middle(() => page.evaluate(() => globalThis.page.bare())),
    );
  },
};

/** A page with two people who may call each other. */
export async function openCallPage(scope: Scope): Promise<Page> {
  const plane = scope.use(
    await startDataPlane(await stateFolder(scope), { DATAPLANE_RELAY: 'on' }),
  );
  const page = await openPage(scope, 'call-page.ts');
  for (const { id, token } of await makePeople(plane.http, 2, ['voip'])) {
    const person = [plane.http, id, token] as const;
    await page.evaluate((args) => globalThis.page.join(...args), person);
  }
  return page;
}
