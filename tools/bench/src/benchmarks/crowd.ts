import type { Scope } from '@switchboard/kernel';
import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import type { DataPlane } from '../data-plane.ts';
import { jsonPost, send } from '../http.ts';
import type { Post } from '../http.ts';
import { interleave, median } from '../measure.ts';
import { tokenFor } from '../people.ts';
import { answer, connectRealtime, isNotification } from '../realtime-client.ts';

const CROWD = { people: 250, clientsEach: 20 };
const FEW = { people: 10, clientsEach: 1 };
const SENDS = 5;
const ROUNDS = 7;
const AT_ONCE = 16;
const MESSAGE = { content: 'Shall we meet at noon, at the usual place?', type: 'text' };

export const crowd: Benchmark = {
  name: 'crowd',
  ratio: 'acknowledging a send that 5,000 sockets listen to / the same with 10',
  goal: { limit: 2, better: 'lower' },
  async run(scope) {
    const many = await threadOf(scope, CROWD);
    const few = await threadOf(scope, FEW);
    return interleave(
      ROUNDS,
      () => acknowledged(many),
      () => acknowledged(few),
    );
  },
};

/** A data plane of its own with one thread, whose people all listen. */
async function threadOf(scope: Scope, { people, clientsEach }: typeof CROWD): Promise<Post> {
  const plane = scope.use(await startDataPlane(await stateFolder(scope)));
  const names = Array.from({ length: people }, (_, n) => ({ name: `person ${n}` }));
  const threads = [{ topic: 'Everybody', participants: names }];
  const seeded = await plane.plane.seed({ identities: names, threads });
  const tokens = await Promise.all(
    Object.values(seeded.identities).map((id) => tokenFor(plane.http, id)),
  );
  const wanted = tokens.flatMap((token) => Array<string>(clientsEach).fill(token));
  for (let at = 0; at < wanted.length; at += AT_ONCE) {
    await Promise.all(wanted.slice(at, at + AT_ONCE).map((token) => listen(plane, token)));
  }
  const path = `/chat/threads/${encodeURIComponent(seeded.threads[0]!)}/messages`;
  return jsonPost(`${plane.http}${path}?api-version=2021-09-07`, tokens[0]!, MESSAGE);
}

async function listen({ http }: DataPlane, token: string): Promise<void> {
  const socket = await connectRealtime(http, token);
  socket.on('message', (frame: Buffer) => isNotification(frame) && answer(socket, frame));
}

async function acknowledged(post: Post): Promise<number> {
  const times: number[] = [];
  while (times.length < SENDS) {
    const start = performance.now();
    await send(post);
    times.push(performance.now() - start);
  }
  return median(times);
}
