import { person, raw, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';
import { signedRequest } from './_signed.ts';

/** What the SDKs of .NET, Java and Python send that the one of JavaScript does not. */
let running: Running;
let alice: Person;
let bob: Person;
let threadId: string;
beforeAll(async () => {
  running = await start();
  [alice, bob] = await Promise.all([person(running.plane), person(running.plane)]);
  threadId = (await alice.chat.createChatThread({ topic: 'x' })).chatThread!.id;
});
afterAll(() => running[Symbol.asyncDispose]());

async function chat(method: string, path: string, body?: object, version = '2025-03-15') {
  const [bare, query] = path.split('?');
  const url = `${running.plane.http}/chat/threads${bare}?${query ? `${query}&` : ''}api-version=${version}`;
  // Header names come in any case.
  const headers = { AUTHORIZATION: `Bearer ${alice.token}`, 'Content-TYPE': 'application/json' };
  return raw(url, { method, headers, ...(body && { body: JSON.stringify(body) }) });
}
const rooms = (method: string, path: string, body?: object, version = '2025-03-13') =>
  signedRequest(running.plane.http, method, `/rooms${path}?api-version=${version}`, body);
const identities = (path: string, body?: object) =>
  signedRequest(running.plane.http, 'POST', `${path}?api-version=2023-10-01`, body);
const sent = async (body: object) => {
  const { status, body: answer } = await chat('POST', `/${threadId}/messages`, body);
  return { status, id: (answer as { id: string }).id };
};

describe('optional fields that are null', () => {
  it('are as good as absent in a message', async () => {
    const body = { content: 'Hello', senderDisplayName: null, type: null, metadata: null };
    const { status, id } = await sent(body);
    expect(status).toBe(201);
    expect((await chat('GET', `/${threadId}/messages/${id}`)).body).toMatchObject({ type: 'text' });
    const patch = { content: null, metadata: null };
    expect((await chat('PATCH', `/${threadId}/messages/${id}`, patch)).status).toBe(204);
    expect((await chat('GET', `/${threadId}/messages/${id}`)).body).toMatchObject({
      content: { message: 'Hello' },
    });
  });

  it('are as good as absent in threads and participants', async () => {
    const identifier = {
      rawId: null,
      communicationUser: { id: bob.id },
      phoneNumber: null,
      microsoftTeamsUser: null,
      microsoftTeamsApp: null,
    };
    const participant = {
      communicationIdentifier: identifier,
      displayName: null,
      shareHistoryTime: null,
      metadata: null,
    };
    const nothing = { participants: null, metadata: null, retentionPolicy: null };
    const made = await chat('POST', '', { topic: 'x', ...nothing });
    expect(made.status).toBe(201);
    const { id } = (made.body as { chatThread: { id: string } }).chatThread;
    const people = { participants: [participant] };
    expect((await chat('POST', '', { topic: 'x', ...people })).status).toBe(201);
    expect((await chat('POST', `/${id}/participants/:add`, people)).status).toBe(201);
    const patch = { topic: null, metadata: null, retentionPolicy: null };
    expect((await chat('PATCH', `/${id}`, patch)).status).toBe(204);
    expect((await chat('POST', `/${id}/typing`, { senderDisplayName: null })).status).toBe(200);
    expect((await chat('POST', `/${id}/participants/:remove`, identifier)).status).toBe(204);
    // Once more: who is out is out.
    expect((await chat('POST', `/${id}/participants/:remove`, identifier)).status).toBe(204);
  });

  it('are as good as absent in rooms', async () => {
    const nothing = { validFrom: null, validUntil: null, pstnDialOutEnabled: null };
    const made = await rooms('POST', '', { ...nothing, participants: null });
    expect(made.status).toBe(201);
    const { id } = made.body as { id: string };
    expect((await rooms('PATCH', `/${id}`, nothing)).body).toEqual(made.body);
    for (const participants of [null, { [alice.id]: { role: null } }, { [alice.id]: null }]) {
      expect((await rooms('PATCH', `/${id}/participants`, { participants })).status).toBe(200);
    }
  });

  it('are as good as absent in identities', async () => {
    const nothing = { createTokenWithScopes: null, expiresInMinutes: null };
    expect((await identities('/identities', nothing)).status).toBe(201);
    const issued = { scopes: ['chat'], expiresInMinutes: null };
    const path = `/identities/${bob.id}/:issueAccessToken`;
    expect((await identities(path, issued)).status).toBe(200);
  });
});

it('ids need not be escaped in paths, and are not in what we answer', async () => {
  const made = await chat('POST', '', { topic: 'x' });
  expect(made.headers.get('location')).toMatch(/\/chat\/threads\/19%3A[\w-]+@thread\.v2$/);
  for (const id of [threadId, encodeURIComponent(threadId)]) {
    expect((await chat('GET', `/${id}`)).body).toMatchObject({ id: threadId });
    const message = await chat('POST', `/${id}/messages`, { content: 'x' });
    expect(message.headers.get('location')).toMatch(/@thread\.v2\/messages\/\d+$/);
  }
});

it('an empty text takes metadata of a message away', async () => {
  const { id } = await sent({ content: 'x', metadata: { a: '1', b: '2' } });
  await chat('PATCH', `/${threadId}/messages/${id}`, { metadata: { a: '' } });
  expect((await chat('GET', `/${threadId}/messages/${id}`)).body).toMatchObject({
    metadata: { b: '2' },
  });
});

describe('answers, by version', () => {
  it('hold a retention policy and metadata of threads where the client knows them', async () => {
    const create = (version: string) =>
      chat('POST', '', { topic: 'x', metadata: { a: '1' } }, version);
    const latest = await create('2025-03-15');
    const added = { metadata: { a: '1' }, retentionPolicy: { kind: 'none' } };
    expect(latest.body).toMatchObject({ chatThread: added });
    const { id } = (latest.body as { chatThread: { id: string } }).chatThread;
    expect((await chat('GET', `/${id}`)).body).toMatchObject(added);
    const fields = async (version: string) =>
      Object.keys((await chat('GET', `/${id}`, undefined, version)).body as object);
    const common = ['id', 'topic', 'createdOn', 'createdByCommunicationIdentifier'];
    expect(await fields('2024-03-07')).toEqual(common);
    expect(await fields('2023-11-15-preview')).toEqual([...common, 'metadata']);
    const old = (await create('2021-09-07')).body as { chatThread: object };
    expect(Object.keys(old.chatThread)).toEqual(common);
  });

  it('hold attachments, or an empty name, where the client knows them', async () => {
    const { id } = await sent({ content: 'x' });
    const shown = async (version: string) =>
      (await chat('GET', `/${threadId}/messages/${id}`, undefined, version)).body;
    const latest = { content: { message: 'x', attachments: [] } };
    expect(await shown('2025-03-15')).toMatchObject(latest);
    expect(await shown('2025-03-15')).not.toHaveProperty('senderDisplayName');
    const earlier = await shown('2024-03-07');
    expect(earlier).toMatchObject({ senderDisplayName: '', content: { message: 'x' } });
    expect(earlier).not.toHaveProperty('content.attachments');
    await chat('DELETE', `/${threadId}/messages/${id}`);
    expect(await shown('2025-03-15')).toMatchObject({
      content: { message: '', attachments: [] },
    });
  });

  it('hold dialling out of rooms where the client knows it', async () => {
    const { body } = await rooms('POST', '', {}, '2023-06-14');
    expect(body).not.toHaveProperty('pstnDialOutEnabled');
    const { id } = body as { id: string };
    expect((await rooms('GET', `/${id}`)).body).toHaveProperty('pstnDialOutEnabled', false);
  });

  it('list the versions of their own service, and the code in a header only in rooms', async () => {
    const refused = await Promise.all([
      chat('GET', '/19:none@thread.v2'),
      rooms('GET', '/99000000000000000'),
      identities(`/identities/${alice.id}x/:revokeAccessTokens`),
    ]);
    const of = (name: string) => refused.map(({ headers }) => headers.get(name));
    expect(of('x-ms-error-code')).toEqual([null, 'NotFound', null]);
    expect(of('api-supported-versions').map((list) => list?.split(', ').at(-1))).toEqual([
      '2025-03-15',
      '2025-03-13',
      '2025-06-30',
    ]);
    expect(new Set(of('api-supported-versions')).size).toBe(3);
  });
});

it('an unknown role is told with those there are', async () => {
  const participants = { [alice.id]: { role: 'Boss' } };
  const message =
    'Invalid participant role. The valid roles are: Presenter, Attendee, Consumer, Collaborator.';
  const refusal = {
    error: {
      code: 'BadRequest',
      message: 'The request could not be understood by the server due to malformed syntax.',
      details: [{ code: 'BadArgument', message }],
    },
  };
  const made = await rooms('POST', '', { participants });
  expect([made.status, made.body]).toEqual([400, refusal]);
  const { id } = (await rooms('POST', '', {})).body as { id: string };
  const changed = await rooms('PATCH', `/${id}/participants`, { participants });
  expect([changed.status, changed.body]).toEqual([400, refusal]);
});
