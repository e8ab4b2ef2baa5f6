import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import { eventEndpoint } from '../event-endpoint.ts';
import type { EventEndpoint } from '../event-endpoint.ts';
import { jsonPost, send } from '../http.ts';
import type { Post } from '../http.ts';
import { interleave, median } from '../measure.ts';
import { tokenFor } from '../people.ts';
import { startServer } from '../server.ts';

const SENDS = 25;
const ROUNDS = 9;
const FEW = 10;
const MANY = 1_000;
/** It is told of, and leaves nothing behind in a thread. */
const EVENT = 'Microsoft.Communication.ChatTypingIndicatorReceivedInThread';
const OTHER = 'Microsoft.Communication.SMSReceived';

export const eventHandOver: Benchmark = {
  name: 'event-hand-over',
  ratio: 'request to its event at the subscriber / the same for a request that is posted on',
  goal: { limit: 2, better: 'lower' },
  async run(scope) {
    const endpoint = scope.use(await eventEndpoint());
    const post = await publisher(scope, endpoint, 1);
    const body = await handedOver(endpoint, post);
    const server = await startServer(new URL('../bare/hand-over.ts', import.meta.url), [
      endpoint.url,
    ]);
    const bare = { url: scope.use(server).http, headers: {}, body };
    return interleave(
      ROUNDS,
      () => typical(endpoint, post),
      () => typical(endpoint, bare),
    );
  },
};

export const eventGrowth: Benchmark = {
  name: 'event-growth',
  ratio: 'request to its event at the subscriber among 1,000 subscriptions / among 10',
  goal: { limit: 1.5, better: 'lower' },
  async run(scope) {
    const endpoint = scope.use(await eventEndpoint());
    const many = await publisher(scope, endpoint, MANY);
    const few = await publisher(scope, endpoint, FEW);
    return interleave(
      ROUNDS,
      () => typical(endpoint, many),
      () => typical(endpoint, few),
    );
  },
};

/** @returns what makes one event happen that one of so many subscriptions is for */
async function publisher(scope: Scope, endpoint: EventEndpoint, count: number): Promise<Post> {
  const { http, plane } = scope.use(await startDataPlane(await stateFolder(scope)));
  const participants = [{ name: 'alice' }, { name: 'bob' }];
  const threads = [{ topic: 'Lunch', participants }];
  const seeded = await plane.seed({ identities: participants, threads });
  for (let at = 0; at < count; at++) {
    const filter = { includedEventTypes: [at === 0 ? EVENT : OTHER] };
    await plane.events.subscribe(`number-${at}`, { endpoint: endpoint.url, filter });
  }
  const token = await tokenFor(http, seeded.identities['alice']!);
  const path = `/chat/threads/${encodeURIComponent(seeded.threads[0]!)}/typing`;
  return jsonPost(`${http}${path}?api-version=2021-09-07`, token, {});
}

async function handedOver(endpoint: EventEndpoint, post: Post): Promise<string> {
  const arrived = endpoint.next();
  const [body] = await Promise.all([arrived, send(post)]);
  return body;
}

/** Milliseconds from a request to what comes of it. */
async function typical(endpoint: EventEndpoint, post: Post): Promise<number> {
  const times: number[] = [];
  while (times.length < SENDS) {
    const start = performance.now();
    const arrived = endpoint.next().then(() => performance.now() - start);
    const [ms] = await Promise.all([arrived, send(post)]);
    times.push(ms);
  }
  return median(times);
}
