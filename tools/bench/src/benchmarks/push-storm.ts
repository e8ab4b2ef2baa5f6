import { setTimeout } from 'node:timers/promises';
import type { DeviceView } from '@switchboard/push-lab';
import type { Benchmark } from '../benchmark.ts';
import { connectAgent } from '../call-client.ts';
import type { AgentLine } from '../call-client.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { interleave, median } from '../measure.ts';
import { makePeople } from '../people.ts';
import type { Person } from '../people.ts';
import { openLab } from '../push/open-lab.ts';
import type { Lab } from '../push/open-lab.ts';
import { registerDevice } from '../push/register-device.ts';

/** As many as one person may have. */
const DEVICES = 10;
/** Whom one call rings at once, and how many such calls are a storm. */
const CALLED = 10;
const STORM = 10;
const ROUNDS = 3;
const WITHIN_MS = 120_000;
const LOOK_EVERY_MS = 100;

interface Called extends Person {
  readonly devices: readonly DeviceView[];
}

/** What a data plane holds in memory while many devices ring by push, of which none has an app that runs. */
export const pushStorm: Benchmark = {
  name: 'push-storm',
  ratio: 'memory in use until 1,000 devices ring by push / until 100 do',
  goal: { limit: 1.25, better: 'lower' },
  async run(scope, note) {
    const lab = await openLab(scope);
    const server = scope.use(await startDataPlane(await stateFolder(scope), lab.environment));
    const people = await openPeople(server.http, lab, CALLED * STORM);
    const callers = await openCallers(server.http);
    const taken = { storm: [] as number[], few: [] as number[] };
    const held = (which: keyof typeof taken, calls: number) => async (): Promise<number> => {
      const bytes = await whileRinging({ lab, callers, people }, calls, () => server.memory());
      taken[which].push(bytes);
      return bytes;
    };
    const ratios = await interleave(ROUNDS, held('storm', STORM), held('few', 1));
    const [storm, few] = [taken.storm, taken.few].map((all) => (median(all) / 2 ** 20).toFixed(1));
    note(`push-storm: ${storm} MB at most until 1,000 devices ring, ${few} MB until 100 do`);
    return ratios;
  },
};

async function openPeople(base: string, { api }: Lab, count: number): Promise<readonly Called[]> {
  const all = await api.addMany('android', 'One of many', count * DEVICES);
  const people = await makePeople(base, count, ['voip']);
  return Promise.all(
    people.map(async (person, at) => {
      const devices = all.slice(at * DEVICES, (at + 1) * DEVICES);
      for (const device of devices) await registerDevice(base, person.token, device);
      return { ...person, devices };
    }),
  );
}

async function openCallers(base: string): Promise<readonly AgentLine[]> {
  const people = await makePeople(base, STORM, ['voip']);
  return Promise.all(people.map(({ token }) => connectAgent(base, token)));
}

interface Everybody {
  readonly lab: Pick<Lab, 'api'>;
  readonly callers: readonly AgentLine[];
  readonly people: readonly Called[];
}

/** Calls everybody who is meant at once until the last device rings, and gives up. @returns the most that was measured */
async function whileRinging(
  { lab: { api }, callers, people }: Everybody,
  calls: number,
  measure: () => Promise<number>,
): Promise<number> {
  const meant = people.slice(0, calls * CALLED);
  const started = Promise.all(
    callers.slice(0, calls).map(async (caller, at) => {
      const to = meant.slice(at * CALLED, (at + 1) * CALLED).map(({ id: user }) => ({ user }));
      const { call } = await caller.ask('call.start', { to });
      return () => caller.ask('call.hangUp', { callId: call.id });
    }),
  );
  let most = 0;
  await until(api, async (ringing) => {
    most = Math.max(most, await measure());
    return ringing === meant.length * DEVICES;
  });
  await Promise.all((await started).map((giveUp) => giveUp()));
  await until(api, async (ringing) => ringing === 0);
  return most;
}

/** The desk lets go of who does not read as fast as a storm goes, so it is asked. */
async function until(
  api: Lab['api'],
  isSo: (ringingDevices: number) => Promise<boolean>,
): Promise<void> {
  const late = Date.now() + WITHIN_MS;
  for (;;) {
    const ringing = (await api.devices()).filter(({ calls }) =>
      calls.some(({ state }) => state === 'ringing'),
    );
    if (await isSo(ringing.length)) return;
    if (Date.now() > late) throw new Error(`${ringing.length} devices ring`);
    await setTimeout(LOOK_EVERY_MS);
  }
}
