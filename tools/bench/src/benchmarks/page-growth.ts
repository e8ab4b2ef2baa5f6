import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import type { DataPlane } from '../data-plane.ts';
import { send } from '../http.ts';
import type { Post } from '../http.ts';
import { interleave, median } from '../measure.ts';
import { tokenFor } from '../people.ts';

const SHORT = 100;
const LONG = 50_000;
const FEW_THREADS = 10;
const MANY_THREADS = 5_000;
const PAGE = 50;
/** Pages before the one that is measured as a deep one. */
const DEEP = 40;
const READS = 25;
const ROUNDS = 7;
const VERSION = 'api-version=2021-09-07';
const goal = { limit: 1.5, better: 'lower' } as const;

export const pageFirst: Benchmark = {
  name: 'page-first',
  ratio: 'first page of 50,000 messages / of 100',
  goal,
  async run(scope) {
    const [long, short] = [await messages(scope, LONG), await messages(scope, SHORT)];
    return compare(long, short);
  },
};

export const pageDeep: Benchmark = {
  name: 'page-deep',
  ratio: `page ${DEEP} of 50,000 messages / the first page of 100`,
  goal,
  async run(scope) {
    const [long, short] = [await messages(scope, LONG), await messages(scope, SHORT)];
    return compare(await deepPage(long), short);
  },
};

export const threadGrowth: Benchmark = {
  name: 'thread-list',
  ratio: 'first page of 5,000 threads / of 10',
  goal,
  async run(scope) {
    const [many, few] = [await threads(scope, MANY_THREADS), await threads(scope, FEW_THREADS)];
    return compare(many, few);
  },
};

/** The request for the first page of a thread of so many messages, in a data plane of its own. */
async function messages(scope: Scope, count: number): Promise<Post> {
  const plane = scope.use(await startDataPlane(await stateFolder(scope)));
  const said = Array.from({ length: count }, (_, n) => ({ from: 'Alice', content: `line ${n}` }));
  const seeded = await plane.plane.seed({
    identities: [{ name: 'Alice' }],
    threads: [{ topic: 'Long', participants: [{ name: 'Alice' }], messages: said }],
  });
  const path = `/chat/threads/${encodeURIComponent(seeded.threads[0]!)}/messages`;
  return asAlice(plane, seeded.identities['Alice']!, `${path}?maxPageSize=${PAGE}&${VERSION}`);
}

async function threads(scope: Scope, count: number): Promise<Post> {
  const plane = scope.use(await startDataPlane(await stateFolder(scope)));
  const participants = [{ name: 'Alice' }];
  const seeded = await plane.plane.seed({
    identities: participants,
    threads: Array.from({ length: count }, (_, n) => ({ topic: `thread ${n}`, participants })),
  });
  const target = `/chat/threads?maxPageSize=${PAGE}&${VERSION}`;
  return asAlice(plane, seeded.identities['Alice']!, target);
}

async function asAlice({ http }: DataPlane, id: string, target: string): Promise<Post> {
  const headers = { authorization: `Bearer ${await tokenFor(http, id)}` };
  return { url: http + target, headers, body: '' };
}

async function deepPage(first: Post): Promise<Post> {
  let post = first;
  for (let page = 1; page < DEEP; page++) {
    const { nextLink } = JSON.parse(await send(post, 'GET')) as { nextLink?: string };
    if (nextLink === undefined) throw new Error('the thread is too short');
    post = { ...post, url: new URL(nextLink, first.url).href };
  }
  return post;
}

function compare(large: Post, small: Post): Promise<number[]> {
  return interleave(
    ROUNDS,
    () => typical(large),
    () => typical(small),
  );
}

async function typical(post: Post): Promise<number> {
  const times: number[] = [];
  while (times.length < READS) {
    const start = performance.now();
    await send(post, 'GET');
    times.push(performance.now() - start);
  }
  return median(times);
}
