import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  all,
  chatClient,
  control,
  identityClient,
  person,
  raw,
  refused,
  start,
} from './_harness.ts';
import type { Running } from './_harness.ts';

let running: Running;
beforeAll(async () => {
  running = await start();
});
afterAll(() => running[Symbol.asyncDispose]());
beforeEach(() => control(running.plane, 'POST', '/reset'));
const call = (method: string, path: string, body?: unknown) =>
  control(running.plane, method, path, body);

const DAY_MS = 86_400_000;
const cast = {
  identities: [{ name: 'alice' }, { name: 'bob' }],
  threads: [
    {
      topic: 'Lunch',
      participants: [{ name: 'alice', displayName: 'Alice' }, { name: 'bob' }],
      messages: [
        { from: 'alice', content: 'Hungry?' },
        { from: 'bob', content: '<b>Yes</b>', type: 'html' },
      ],
    },
  ],
};

async function seeded() {
  const { body } = await call('POST', '/seed', cast);
  const made = body as { identities: Record<string, string>; threads: string[] };
  const bob = { communicationUserId: made.identities['bob']! };
  const { token } = await identityClient(running.plane).getToken(bob, ['chat']);
  return {
    ...made,
    bob,
    token,
    thread: chatClient(running.plane, token).getChatThreadClient(made.threads[0]!),
  };
}

describe('the control plane', () => {
  it('is healthy', async () => {
    expect((await call('GET', '/health')).body).toMatchObject({ status: 'ok' });
  });

  it('seeds people who talk', async () => {
    const { thread } = await seeded();
    const messages = await all(thread.listMessages());
    expect(messages.map(({ content }) => content?.message).slice(0, 2)).toEqual([
      '<b>Yes</b>',
      'Hungry?',
    ]);
    expect(messages[1]?.senderDisplayName).toBe('Alice');
  });

  it('refuses a seed that names nobody', async () => {
    const threads = [{ topic: 'x', participants: [{ name: 'nobody' }] }];
    expect((await call('POST', '/seed', { threads })).status).toBe(400);
    expect((await call('POST', '/seed', { threads: 'x' })).body).toMatchObject({
      error: { code: 'ValidationError', target: 'threads' },
    });
  });

  it('counts by time what people made', async () => {
    const { thread } = await seeded();
    // The middle of the third part is now.
    const from = Date.now() - 2.5 * 1_800_000;
    const counted = async () =>
      (await call('GET', `/activity?from=${from}&partMs=1800000&parts=4`)).body;
    // Both of the seed are there; that somebody was added is not what people wrote.
    expect(await counted()).toEqual({ threads: [0, 0, 1, 0], messages: [0, 0, 2, 0] });
    await thread.sendMessage({ content: 'one more' });
    expect(await counted()).toMatchObject({ messages: [0, 0, 3, 0] });
    const bad = await call('GET', '/activity?from=0&partMs=1&parts=100000');
    expect([bad.status, bad.body]).toMatchObject([400, { error: { code: 'ValidationError' } }]);
  });

  it('forgets everything when reset', async () => {
    const { thread } = await seeded();
    await call('POST', '/reset');
    await expect(all(thread.listMessages())).rejects.toEqual(refused(401, 'Unauthorized'));
  });

  it('exports the whole state and brings it back, tokens included', async () => {
    const { thread } = await seeded();
    const before = await all(thread.listMessages());
    const path = join(running.folder, 'state.json');
    expect(await call('POST', '/export', { path })).toMatchObject({ status: 200, body: { path } });
    await call('POST', '/reset');
    expect((await call('POST', '/import', { path })).status).toBe(200);
    expect(await all(thread.listMessages())).toEqual(before);
    await thread.sendMessage({ content: 'and on it goes' });
    const [last] = await all(thread.listMessages());
    expect(Number(last?.sequenceId)).toBe(before.length + 1);
  });

  it('imports nothing of a file that is not whole', async () => {
    const { thread } = await seeded();
    const path = join(running.folder, 'broken.json');
    await call('POST', '/export', { path });
    const good = await readFile(path, 'utf8');
    for (const content of [good.slice(0, -1), '{}', good.replace('"topic"', '"subject"')]) {
      await writeFile(path, content);
      expect((await call('POST', '/import', { path })).status).toBe(400);
    }
    expect(await all(thread.listMessages())).toHaveLength(4);
    const nowhere = join(running.folder, 'none', 'x.json');
    expect((await call('POST', '/export', { path: nowhere })).status).toBe(400);
    expect((await call('POST', '/export', { path: 'relative.json' })).status).toBe(400);
  });

  it('turns the clock: tokens expire, retention ends threads', async () => {
    const { chat } = await person(running.plane);
    const { chatThread } = await chat.createChatThread(
      { topic: 'short' },
      { retentionPolicy: { kind: 'threadCreationDate', deleteThreadAfterDays: 30 } },
    );
    running.published.splice(0);
    const advance = (ms: number) => call('POST', '/clock/advance', { ms });
    await advance(30 * DAY_MS - 60_000);
    await expect(all(chat.listChatThreads())).rejects.toEqual(refused(401, 'Unauthorized'));
    expect(running.published).toEqual([]);
    const { body } = await advance(60_000);
    expect(body).toMatchObject({ offsetMs: 30 * DAY_MS });
    expect(running.published).toMatchObject([
      { event: { eventId: 259, payload: { threadId: chatThread!.id, reason: 'deletedByPolicy' } } },
    ]);
    for (const ms of [-1, 0.5, Date.UTC(9_000, 0)]) expect((await advance(ms)).status).toBe(400);
  });

  it('makes operations fail as asked, as often as asked', async () => {
    const client = identityClient(running.plane);
    const fault = (input: object) =>
      call('PUT', '/faults', { operation: 'Identity_Create', count: 1, ...input });
    await fault({ kind: 'error' });
    await expect(client.createUser()).rejects.toEqual(refused(500, 'InjectedFault'));
    await fault({ kind: 'throttle', ms: 3_000 });
    await expect(client.createUser()).rejects.toEqual(refused(429, 'TooManyRequests'));
    await fault({ kind: 'drop' });
    await expect(client.createUser()).rejects.toThrow();
    await fault({ kind: 'delay', ms: 200 });
    const started = performance.now();
    await client.createUser();
    expect(performance.now() - started).toBeGreaterThan(190);
    expect((await call('GET', '/faults')).body).toEqual({ value: [] });
    await fault({ kind: 'error', count: 9 });
    expect((await call('GET', '/faults')).body).toMatchObject({ value: [{ count: 9 }] });
    expect((await call('DELETE', '/faults')).status).toBe(204);
    await client.createUser();
  });

  it('shows the last requests without what was in them', async () => {
    const { thread } = await seeded();
    await thread.sendMessage({ content: 'hidden text' });
    const { body } = await call('GET', '/requests');
    const { value } = body as { value: { operation: string }[] };
    expect(value.at(-1)).toMatchObject({
      method: 'POST',
      operation: 'Chat_SendMessage',
      path: expect.stringMatching(/^\/chat\/threads\/19%3A[^?]+\/messages$/),
      status: 201,
      ms: expect.any(Number),
      requestId: expect.any(String),
    });
    expect(JSON.stringify(body)).not.toContain('hidden text');
    expect((await call('GET', '/connections')).body).toEqual({ value: [] });
  });

  it('answers no page and no name but loopback', async () => {
    const { status } = await raw(`${running.plane.control}/health`, {
      headers: { origin: 'http://localhost:3000' },
    });
    expect(status).toBe(403);
  });

  it.each([
    ['cross-site', 403],
    ['same-site', 403],
    ['none', 200],
  ])('answers a request that a browser calls %s with %i', async (site, expected) => {
    const headers = { 'sec-fetch-site': site };
    const { status } = await raw(`${running.plane.control}/requests`, { headers });
    expect(status).toBe(expected);
  });
});

it('wants its key when it has one', async () => {
  const key = 'a key of sixteen characters';
  await using other = await start({ control: { host: 'localhost', port: 0, key } });
  const health = (headers: Record<string, string>) =>
    raw(`${other.plane.control}/health`, { headers });
  expect((await health({})).status).toBe(401);
  expect((await health({ 'x-switchboard-key': 'wrong' })).status).toBe(401);
  expect((await health({ 'x-switchboard-key': key })).status).toBe(200);
});
