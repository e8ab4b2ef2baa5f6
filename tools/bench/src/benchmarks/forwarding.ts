import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { openPage } from '../browser.ts';
import { cpuOf } from '../cpu.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { hasJanus, startJanus } from '../janus.ts';
import { interleave, median } from '../measure.ts';
import { makePeople } from '../people.ts';
import type { GroupPage } from '../pages/group-page.ts';

const PEOPLE = 3;
/** Each sees and hears everybody else. */
const STREAMS = PEOPLE * (PEOPLE - 1) * 2;
const ROUND_MS = 8_000;
const ROUNDS = 3;
/** Browsers first try how much they can send, with packets that hold nothing. */
const SETTLE_MS = 10_000;
const ATTEMPTS = 300;

declare const globalThis: { page: GroupPage };

interface Engine {
  readonly name: string;
  /** Milliseconds of processor time a second for each stream. */
  cost(): Promise<number>;
  readonly costs: number[];
  /** Pictures a second that came of each camera: few of them are cheap. */
  readonly rates: number[];
}

export const forwarding: Benchmark = {
  name: 'forwarding',
  ratio: 'processor time per forwarded stream of the built-in engine / of Janus',
  goal: { limit: 4, better: 'lower' },
  async run(scope, note) {
    const page = await openPage(scope, 'group-page.ts');
    const builtIn = await openEngine(scope, page, 'built-in');
    const janus = hasJanus() ? await openJanus(scope, page) : undefined;
    if (!janus) note('SKIPPED: forwarding by Janus, for want of it; the built-in engine alone');
    const ratios = janus ? await interleave(ROUNDS, builtIn.cost, janus.cost) : [];
    if (!janus) for (let round = 0; round < ROUNDS; round++) await builtIn.cost();
    for (const { name, costs, rates } of janus ? [builtIn, janus] : [builtIn]) {
      const [ms, fps] = [median(costs), median(rates)].map((value) => value.toFixed(1));
      note(
        `forwarding: ${name} took ${ms} ms a second for each stream, at ${fps} pictures a second`,
      );
    }
    return ratios;
  },
};

async function openJanus(scope: Scope, page: Page): Promise<Engine> {
  const { url, pid } = scope.use(await startJanus());
  return openEngine(scope, page, 'janus', { JANUS_URL: url }, [pid]);
}

/** A data plane with this engine and people on it; the cost is that of all its processes. */
async function openEngine(
  scope: Scope,
  page: Page,
  name: string,
  env: Readonly<Record<string, string>> = {},
  pids: readonly number[] = [],
): Promise<Engine> {
  const plane = scope.use(await startDataPlane(await stateFolder(scope), env));
  for (const { token } of await makePeople(plane.http, PEOPLE, ['voip'])) {
    await page.evaluate((args) => globalThis.page.join(...args), [
      name,
      plane.http,
      token,
    ] as const);
  }
  const cpu = async (): Promise<number> => {
    const all = await Promise.all([plane.pid, ...pids].map(cpuOf));
    return all.reduce((sum, ms) => sum + ms, 0);
  };
  const [costs, rates]: [number[], number[]] = [[], []];
  const cost = async (): Promise<number> => {
    const group = randomUUID();
    await page.evaluate((args) => globalThis.page.enter(...args), [name, group] as const);
    await everythingFlows(page, name);
    await pause(SETTLE_MS);
    const [{ frames }, before, start] = [
      await received(page, name),
      await cpu(),
      performance.now(),
    ];
    await pause(ROUND_MS);
    const [after, end] = [await cpu(), performance.now()];
    const seconds = (end - start) / 1_000;
    const pictures = (await received(page, name)).frames - frames;
    await page.evaluate((which) => globalThis.page.leave(which), name);
    rates.push(pictures / seconds / (STREAMS / 2));
    costs.push((after - before) / seconds / STREAMS);
    return costs.at(-1)!;
  };
  return { name, cost, costs, rates };
}

const received = (page: Page, name: string) =>
  page.evaluate((which) => globalThis.page.received(which), name);

async function everythingFlows(page: Page, name: string): Promise<void> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    await page.evaluate((which) => globalThis.page.showAll(which), name);
    const flowing = (await received(page, name)).packets.filter((count) => count > 5);
    if (flowing.length >= STREAMS) return;
    await pause(100);
  }
  throw new Error(`not every stream came through ${name}`);
}
