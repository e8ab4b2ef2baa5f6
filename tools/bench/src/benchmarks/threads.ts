import { fileURLToPath } from 'node:url';
import type { Scope } from '@switchboard/kernel';
import { openStorage } from '@switchboard/storage';
import type { Benchmark } from '../benchmark.ts';
import { databaseUrl, startDataPlane, stateFolder } from '../data-plane.ts';
import { jsonPost, send } from '../http.ts';
import { interleave, median } from '../measure.ts';
import type { Measurement } from '../measure.ts';
import { tokenFor } from '../people.ts';

const FEW = 100;
const MANY = 100_000;
const SENDS = 60;
const ROUNDS = 15;
const MIGRATIONS = new URL('../../../../apps/dataplane/prisma/migrations', import.meta.url);

export const threads: Benchmark = {
  name: 'threads',
  ratio: 'cost of a send among 100,000 threads / among 100',
  goal: { limit: 1.2, better: 'lower' },
  async run(scope) {
    const [many, few] = await Promise.all([sendsAmong(MANY, scope), sendsAmong(FEW, scope)]);
    return interleave(ROUNDS, many, few);
  },
};

/** A data plane with that many threads, and what a send to one of them costs, in ms. */
async function sendsAmong(count: number, scope: Scope): Promise<Measurement> {
  const folder = await stateFolder(scope);
  const alice = await seedOne(folder);
  await multiply(folder, count);
  const { http } = scope.use(await startDataPlane(folder));
  const token = await tokenFor(http, alice);
  return async () => {
    const times: number[] = [];
    while (times.length < SENDS) {
      const thread = encodeURIComponent(threadId(1 + Math.floor(Math.random() * count)));
      const url = `${http}/chat/threads/${thread}/messages?api-version=2021-09-07`;
      const start = performance.now();
      await send(jsonPost(url, token, { content: 'Good morning', type: 'text' }));
      times.push(performance.now() - start);
    }
    return median(times);
  };
}

/** Two people, one thread, one message. @returns who is in it */
async function seedOne(folder: string): Promise<string> {
  await using server = await startDataPlane(folder);
  const people = [{ name: 'alice' }, { name: 'bob' }];
  const messages = [{ from: 'alice', content: 'Good morning' }];
  const { identities } = await server.plane.seed({
    identities: people,
    threads: [{ topic: 'Morning', participants: people, messages }],
  });
  return identities['alice']!;
}

/** Copies the one thread and what is in it: the control plane would take minutes. */
async function multiply(folder: string, count: number): Promise<void> {
  const storage = await openStorage(databaseUrl(folder), fileURLToPath(MIGRATIONS));
  const database = await storage.adapter.connect();
  const copies = [
    copy('Thread', 'id'),
    copy('Participant', 'threadId'),
    copy('Message', 'threadId'),
  ];
  // The copies refer to one another as the originals do: checking each takes longer than writing it.
  await database.executeScript(`SET session_replication_role = replica; ${copies.join(';')}`);
  await database.dispose();
  await storage.close();

  function copy(table: string, column: string): string {
    return `INSERT INTO "${table}" SELECT made.* FROM "${table}" one, generate_series(1, ${count}) n,
      jsonb_populate_record(one, jsonb_build_object('${column}', '${threadId("' || n || '")}')) made`;
  }
}

function threadId(n: number | string): string {
  return `19:bench${n}@thread.v2`;
}
