import type { WebSocket } from 'ws';
import type { Benchmark } from '../benchmark.ts';
import { startDataPlane, stateFolder } from '../data-plane.ts';
import type { DataPlane } from '../data-plane.ts';
import { jsonPost, send } from '../http.ts';
import type { Post } from '../http.ts';
import { interleave, median } from '../measure.ts';
import { tokenFor } from '../people.ts';
import { answer, connectBare, connectRealtime, isNotification } from '../realtime-client.ts';
import { startServer } from '../server.ts';

const RECEIVERS = 200;
const SENDS = 15;
const ROUNDS = 11;
const MESSAGE = { content: 'Shall we meet at noon, at the usual place?', type: 'text' };

export const fanOut: Benchmark = {
  name: 'fan-out',
  ratio: 'send to last of 200 / the same for a bare ws broadcast of the same bytes',
  goal: { limit: 2, better: 'lower' },
  async run(scope) {
    const plane = scope.use(await startDataPlane(await stateFolder(scope)));
    const bare = scope.use(await startServer(new URL('../bare/broadcast.ts', import.meta.url)));
    const ours = await audienceOf(plane);
    const { frames } = await heardAndAnswered(ours, plane);
    const [body = ''] = [...frames.values()].map(String);
    const theirs = new Audience({ url: bare.http, headers: {}, body });
    for (let n = 0; n < RECEIVERS; n++) theirs.add(await connectBare(bare.http));
    return interleave(
      ROUNDS,
      () => typical(async () => (await heardAndAnswered(ours, plane)).ms),
      () => typical(async () => (await theirs.hear()).ms),
    );
  },
};

/** Everybody in one thread, each with a realtime client, and a message of the first one. */
async function audienceOf({ http, plane }: DataPlane): Promise<Audience> {
  const names = Array.from({ length: RECEIVERS }, (_, n) => ({ name: `person ${n}` }));
  const threads = [{ topic: 'Everybody', participants: names }];
  const seeded = await plane.seed({ identities: names, threads });
  const tokens: string[] = [];
  for (const id of Object.values(seeded.identities)) tokens.push(await tokenFor(http, id));
  const path = `/chat/threads/${encodeURIComponent(seeded.threads[0]!)}/messages`;
  const audience = new Audience(
    jsonPost(`${http}${path}?api-version=2021-09-07`, tokens[0]!, MESSAGE),
  );
  for (const token of tokens) audience.add(await connectRealtime(http, token));
  return audience;
}

interface Heard {
  readonly ms: number;
  readonly frames: ReadonlyMap<WebSocket, Buffer>;
}

/** Sockets that wait for the frame a request sets off. */
class Audience {
  readonly sockets: WebSocket[] = [];
  readonly #post: Post;
  #frames = new Map<WebSocket, Buffer>();
  #complete: () => void = () => undefined;

  constructor(post: Post) {
    this.#post = post;
  }

  add(socket: WebSocket): void {
    this.sockets.push(socket);
    socket.on('message', (frame: Buffer) => {
      if (!isNotification(frame)) return;
      this.#frames.set(socket, frame);
      if (this.#frames.size === this.sockets.length) this.#complete();
    });
  }

  /** Sends, and waits until the last one has it. */
  async hear(): Promise<Heard> {
    this.#frames = new Map();
    const complete = new Promise<void>((resolve) => (this.#complete = resolve));
    const start = performance.now();
    const sent = send(this.#post);
    await complete;
    const ms = performance.now() - start;
    await sent;
    return { ms, frames: this.#frames };
  }
}

/**
 * On 200 machines no client's answer keeps the last one waiting; on one they would. So they answer
 * when everybody has the frame, and the next one is sent when the answers are in.
 */
async function heardAndAnswered(audience: Audience, { http }: DataPlane): Promise<Heard> {
  const heard = await audience.hear();
  for (const [socket, frame] of heard.frames) answer(socket, frame);
  await send({ url: `${http}/health`, headers: {}, body: '' }, 'GET');
  return heard;
}

async function typical(take: () => Promise<number>): Promise<number> {
  const times: number[] = [];
  while (times.length < SENDS) times.push(await take());
  return median(times);
}
