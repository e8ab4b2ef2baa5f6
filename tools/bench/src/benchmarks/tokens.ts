import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { send } from '../http.ts';
import type { Post } from '../http.ts';
import { interleave } from '../measure.ts';
import { makePeople, tokenRequest } from '../people.ts';
import { startServer } from '../server.ts';

const CONCURRENT = 8;
const ROUND_MS = 1_000;
const ROUNDS = 9;

export const tokens: Benchmark = {
  name: 'tokens',
  ratio: 'tokens per second / those of a bare Fastify route that signs the same claims',
  goal: { limit: 0.5, better: 'higher' },
  async run(scope) {
    const plane = scope.use(await startDataPlane(await stateFolder(scope)));
    const bare = scope.use(await startServer(new URL('../bare/sign.ts', import.meta.url)));
    const [person] = await makePeople(plane.http, 1);
    const rateOf = (base: string) => {
      const post = tokenRequest(base, person!.id);
      return () => rate(post);
    };
    return interleave(ROUNDS, rateOf(plane.http), rateOf(bare.http));
  },
};

/** Answers per second. */
async function rate(post: Post): Promise<number> {
  const start = performance.now();
  const end = start + ROUND_MS;
  let answers = 0;
  const worker = async () => {
    for (; performance.now() < end; answers++) await send(post);
  };
  await Promise.all(Array.from({ length: CONCURRENT }, worker));
  return (answers * 1_000) / (performance.now() - start);
}
