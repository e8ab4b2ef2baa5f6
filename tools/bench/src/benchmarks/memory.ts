import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { interleave } from '../measure.ts';
import { makePeople } from '../people.ts';
import { connectBare, connectRealtime } from '../realtime-client.ts';
import { startServer } from '../server.ts';
import type { Server } from '../server.ts';

/** Clients that join in a round; the first round's fill what is filled once. */
const CLIENTS = 500;
const ROUNDS = 3;
/** A person may have 32 clients at most. */
const CLIENTS_OF_ONE = 25;

export const memory: Benchmark = {
  name: 'memory',
  ratio: 'memory per idle realtime client / per idle client of a bare ws server',
  goal: { limit: 2, better: 'lower' },
  async run(scope) {
    const plane = scope.use(await startDataPlane(await stateFolder(scope)));
    const bare = scope.use(await startServer(new URL('../bare/broadcast.ts', import.meta.url)));
    return interleave(
      ROUNDS,
      () => growth(plane, CLIENTS, () => joinPlane(plane.http)),
      () => growth(bare, CLIENTS, () => joinBare(bare.http)),
    );
  },
};

/** Bytes for each client that joins. */
export async function growth(
  server: Server,
  clients: number,
  join: () => Promise<void>,
): Promise<number> {
  const before = await server.memory();
  await join();
  return ((await server.memory()) - before) / clients;
}

async function joinPlane(base: string): Promise<void> {
  for (const { token } of await makePeople(base, CLIENTS / CLIENTS_OF_ONE)) {
    await Promise.all(Array.from({ length: CLIENTS_OF_ONE }, () => connectRealtime(base, token)));
  }
}

async function joinBare(base: string): Promise<void> {
  for (let n = 0; n < CLIENTS; n++) await connectBare(base);
}
