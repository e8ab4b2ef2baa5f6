import { mkdtemp, rm } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AccessClient } from '@switchboard/access-api/client';
import { chatClientFor, startStack } from '@switchboard/testing';
import type { Stack } from '@switchboard/testing';
import { codeOf, tokenOf } from './_access.ts';
import { all, statusOf } from './_people.ts';
import { until } from './_until.ts';

const TIMEOUT_MS = 120_000;

let stack: Stack;
let folder: string;
let dana: AccessClient;
let alice: AccessClient;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'switchboard-exports-'));
  stack = await startStack({ exportFolder: folder });
  [dana, alice] = [stack.as('dana'), stack.as('alice')];
}, TIMEOUT_MS);
afterAll(async () => {
  await stack?.[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
}, TIMEOUT_MS);

interface Shown {
  readonly process: string;
  readonly path: string;
  readonly who: string | null;
  readonly requestId: string;
}

/** The requests a console would be shown. */
async function watchRequests(): Promise<{ seen: Shown[] } & AsyncDisposable> {
  const leaving = new AbortController();
  const token = stack.identityProvider.mintAccessToken('dana');
  const response = await fetch(`${stack.accessUrl}/trpc/live.requests`, {
    headers: { accept: 'text/event-stream', authorization: `Bearer ${token}` },
    signal: leaving.signal,
  });
  const seen: Shown[] = [];
  const read = async (): Promise<void> => {
    for await (const line of createInterface(Readable.fromWeb(response.body as never))) {
      const data = line.startsWith('data: {') ? (JSON.parse(line.slice(6)) as Shown) : undefined;
      if (data?.path) seen.push(data);
    }
  };
  void read().catch(() => undefined);
  return {
    seen,
    async [Symbol.asyncDispose]() {
      leaving.abort();
    },
  };
}

it('shows requests as they are answered, and follows one through both services', async () => {
  await using live = await watchRequests();
  const { token } = await tokenOf(alice);
  await all(chatClientFor(stack.dataplane.http, token).listChatThreads());
  const find = (path: RegExp, who: string | null) =>
    live.seen.find((one) => path.test(one.path) && one.who === who);
  await until('the list of threads was seen', async () => !!find(/^\/chat\/threads$/, 'Alice'));
  const asked = find(/me\.token/, 'Alice')!;
  const { requests, audit } = await dana.live.trace.query({ requestId: asked.requestId });
  expect(requests.map(({ process }) => process)).toEqual(
    expect.arrayContaining(['access', 'dataplane']),
  );
  expect(requests.find(({ process }) => process === 'dataplane')).toMatchObject({
    who: 'key',
    requestId: asked.requestId,
  });
  expect(audit.map(({ action }) => action)).toContain('token.issue');
  expect(JSON.stringify(live.seen)).not.toContain(token);
});

it('makes the data plane fail, turns its clock, breaks its sockets, and writes each down', async () => {
  const { token } = await tokenOf(alice);
  const chat = chatClientFor(stack.dataplane.http, token);
  const operation = 'Chat_ListChatThreads';
  await dana.live.addFault.mutate({ operation, kind: 'error', count: 1 });
  const { faults } = await dana.live.state.query();
  expect(faults).toMatchObject([{ operation, kind: 'error', count: 1 }]);
  await dana.live.removeFault.mutate({ id: faults[0]!.id });
  await expect(dana.live.state.query()).resolves.toMatchObject({ faults: [] });
  await expect(dana.live.dropConnections.mutate({})).resolves.toEqual({ dropped: 0 });
  await expect(statusOf(all(chat.listChatThreads()))).resolves.toBe('ok');
  await dana.live.advance.mutate({ ms: 2 * 3_600_000 });
  await expect(statusOf(all(chat.listChatThreads()))).resolves.toBe(401);
  const { clock } = await dana.live.state.query();
  expect(clock.offsetMs).toBe(2 * 3_600_000);
  const { items } = await dana.audit.list.query({ action: 'live.' });
  expect(items.map(({ action }) => action).toReversed()).toEqual([
    'live.addFault',
    'live.removeFault',
    'live.dropConnections',
    'live.advance',
  ]);
});

it('writes down as well that something could not be done', async () => {
  const id = crypto.randomUUID();
  await expect(codeOf(dana.live.removeFault.mutate({ id }))).resolves.toBe('control-refused');
  const { items } = await dana.audit.list.query({ action: 'live.removeFault' });
  expect(items.slice(0, 2).map(({ outcome }) => outcome)).toEqual(['failed', 'done']);
});

it('keeps a state, forgets everything, and has it back', async () => {
  const before = (await dana.live.state.query()).stats;
  await dana.live.exportState.mutate({ name: 'before' });
  await dana.live.reset.mutate({ confirmation: 'reset' });
  const { stats, exports } = await dana.live.state.query();
  expect([stats.identities, exports]).toEqual([0, ['before']]);
  await dana.live.importState.mutate({ name: 'before' });
  expect((await dana.live.state.query()).stats).toEqual(before);
  const codes = [
    dana.live.importState.mutate({ name: 'unknown' }),
    dana.live.exportState.mutate({ name: '../outside' }),
    dana.live.reset.mutate({ confirmation: 'yes' as 'reset' }),
    alice.live.reset.mutate({ confirmation: 'reset' }),
  ].map(codeOf);
  await expect(Promise.all(codes)).resolves.toEqual([
    'export-not-found',
    'invalid-input',
    'invalid-input',
    'not-allowed',
  ]);
});
