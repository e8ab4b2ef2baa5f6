import { setTimeout as pause } from 'node:timers/promises';
import type { Benchmark } from '../benchmark.ts';
import { Caller } from '../bots/caller.ts';
import type { Line } from '../bots/caller.ts';
import { startBots } from '../bots/start-bots.ts';
import { cpuOf } from '../cpu.ts';
import { OURS, startPhonePlane } from '../phone/phone-plane.ts';

const ROUNDS = 3;
const CALLS = 8;
/** While something is said to whoever has called. */
const LISTEN_MS = 4_000;

export const botCalls: Benchmark = {
  name: 'bot-calls',
  ratio:
    'seconds of calls with a bot that speaks / seconds of a core that data plane and bots take for them, with setting them up (a count)',
  goal: { limit: 10, better: 'higher' },
  async run(scope, note) {
    const { plane, trunk, sipPort } = await startPhonePlane(scope);
    const bots = await startBots(scope, plane, OURS[0]);
    const counts: number[] = [];
    const usage = async () => [await cpuOf(plane.pid), await cpuOf(bots.pid)] as const;
    for (let round = 0; round <= ROUNDS; round++) {
      const before = await usage();
      const seconds = await callAll({ trunk, sipPort, own: '', to: OURS[0] });
      const after = await usage();
      const [planes, botsMs] = [after[0] - before[0], after[1] - before[1]];
      // The first ones warm everything up.
      if (round === 0) continue;
      note(
        `bot-calls: ${(planes / seconds).toFixed(1)} ms of the data plane and ${(botsMs / seconds).toFixed(1)} of the bots for a second of a call`,
      );
      counts.push((seconds * 1_000) / (planes + botsMs));
    }
    return counts;
  },
};

/** @returns how long the calls took, all together */
async function callAll(line: Line): Promise<number> {
  const calls = Array.from({ length: CALLS }, (_, at) =>
    callOne({ ...line, own: `+142555501${String(30 + at)}` }),
  );
  return (await Promise.all(calls)).reduce((sum, seconds) => sum + seconds, 0);
}

/** Asks for the opening hours, and for more. */
async function callOne(line: Line): Promise<number> {
  const beganMs = performance.now();
  await using caller = await Caller.call(line);
  await caller.speaks();
  for (const key of ['2', '1', '2']) {
    await pause(LISTEN_MS);
    caller.press(key);
  }
  await pause(LISTEN_MS);
  return (performance.now() - beganMs) / 1_000;
}
