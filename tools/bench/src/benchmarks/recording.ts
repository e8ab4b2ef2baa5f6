import { setTimeout as pause } from 'node:timers/promises';
import { CallAutomationClient } from '@azure/communication-call-automation';
import type { CallRecording } from '@azure/communication-call-automation';
import type { Benchmark } from '../benchmark.ts';
import { cpuOf } from '../cpu.ts';
import type { DataPlane } from '../data-plane.ts';
import { interleave, median } from '../measure.ts';
import { callTwo } from '../phone/call-two.ts';
import { startPhonePlane } from '../phone/phone-plane.ts';
import { Phones } from '../phone/phones.ts';

const CALLS = 8;
const ROUNDS = 5;
const SETTLE_MS = 2_000;
const ROUND_MS = 5_000;

export const recordingWav = benchmark('wav');
export const recordingMp3 = benchmark('mp3');

function benchmark(format: 'wav' | 'mp3'): Benchmark {
  const name = `recording-${format}`;
  return {
    name,
    ratio: `processor time of a call of two phones that is recorded as ${format.toUpperCase()} / not recorded`,
    goal: { limit: 2, better: 'lower' },
    async run(scope, note) {
      const { plane, trunk } = await startPhonePlane(scope, { RECORDING_ANNOUNCEMENT: 'off' });
      const phones = scope.use(new Phones());
      scope.use(phones.talk());
      for (let calls = 0; calls < CALLS; calls++) phones.add(...(await callTwo(plane, trunk)));
      const recording = await recordingOf(plane);
      const callIds = (await plane.plane.callTraces.list()).calls.map(({ id }) => id);
      const costs = { recorded: [] as number[], bare: [] as number[] };
      const bare = async (): Promise<number> => keep(costs.bare, await cost(plane));
      const recorded = async (): Promise<number> => {
        const ids = await Promise.all(callIds.map((id) => start(recording, id, format)));
        const taken = await cost(plane);
        await Promise.all(ids.map((id) => recording.stop(id)));
        return keep(costs.recorded, taken);
      };
      const ratios = await interleave(ROUNDS, recorded, bare);
      for (const [what, taken] of Object.entries(costs))
        note(`${name}: ${what} took ${median(taken).toFixed(2)} ms for a second of a call`);
      return ratios;
    },
  };
}

async function recordingOf({ http, plane }: DataPlane): Promise<CallRecording> {
  const { primary: key } = await plane.keys();
  const options = { allowInsecureConnection: true };
  return new CallAutomationClient(http, { key }, options).getCallRecording();
}

async function start(
  recording: CallRecording,
  callId: string,
  recordingFormat: 'wav' | 'mp3',
): Promise<string> {
  const id = Buffer.from(callId).toString('base64url');
  const { recordingId = '' } = await recording.start({
    ...{ callLocator: { id, kind: 'serverCallLocator' }, recordingContent: 'audio' },
    recordingFormat,
  });
  return recordingId;
}

/** Milliseconds of processor time for each second of a call, by all processes of the data plane. */
async function cost({ pid }: DataPlane): Promise<number> {
  await pause(SETTLE_MS);
  const [cpu, start] = [await cpuOf(pid), performance.now()];
  await pause(ROUND_MS);
  const seconds = ((performance.now() - start) * CALLS) / 1_000;
  return ((await cpuOf(pid)) - cpu) / seconds;
}

function keep(costs: number[], cost: number): number {
  costs.push(cost);
  return cost;
}
