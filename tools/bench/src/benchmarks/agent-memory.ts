import type { Benchmark } from '../benchmark.ts';
import { connectAgent } from '../call-client.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { growth } from './memory.ts';
import { interleave } from '../measure.ts';
import { makePeople } from '../people.ts';
import { connectBare } from '../realtime-client.ts';
import { startServer } from '../server.ts';

const AGENTS = 512;
const ROUNDS = 3;
/** A person may have so many at most. */
const AGENTS_OF_ONE = 16;

export const agentMemory: Benchmark = {
  name: 'agent-mem',
  ratio: 'memory per idle call agent / per idle client of a bare ws server',
  goal: { limit: 2, better: 'lower' },
  async run(scope) {
    const plane = scope.use(await startDataPlane(await stateFolder(scope)));
    const bare = scope.use(await startServer(new URL('../bare/broadcast.ts', import.meta.url)));
    return interleave(
      ROUNDS,
      () => growth(plane, AGENTS, () => joinPlane(plane.http)),
      () => growth(bare, AGENTS, () => joinBare(bare.http)),
    );
  },
};

async function joinPlane(base: string): Promise<void> {
  for (const { token } of await makePeople(base, AGENTS / AGENTS_OF_ONE, ['voip'])) {
    await Promise.all(Array.from({ length: AGENTS_OF_ONE }, () => connectAgent(base, token)));
  }
}

async function joinBare(base: string): Promise<void> {
  for (let n = 0; n < AGENTS; n++) await connectBare(base);
}
