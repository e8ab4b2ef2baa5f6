import { all, control, person, raw, start } from './_harness.ts';
import type { Person, Running } from './_harness.ts';

let running: Running;
let alice: Person;
let bob: Person;
let carla: Person;
beforeAll(async () => {
  running = await start();
  [alice, bob, carla] = (await Promise.all([1, 2, 3].map(() => person(running.plane)))) as [
    Person,
    Person,
    Person,
  ];
});
afterAll(() => running[Symbol.asyncDispose]());

interface Shown {
  readonly id: string;
  readonly version: string;
  readonly content: { readonly message?: string };
}
interface Page {
  readonly value: readonly Shown[];
  readonly nextLink?: string;
}

async function threadWith(...texts: string[]) {
  const { chatThread } = await alice.chat.createChatThread({ topic: 'Lunch' });
  const threadId = chatThread!.id;
  const client = alice.chat.getChatThreadClient(threadId);
  const ids: string[] = [];
  for (const content of texts) ids.push((await client.sendMessage({ content })).id);
  return { threadId, client, ids, of: (who: Person) => who.chat.getChatThreadClient(threadId) };
}

async function pageAt(link: string): Promise<Page> {
  const headers = { authorization: `Bearer ${alice.token}` };
  const { status, body } = await raw(link, { headers });
  expect(status).toBe(200);
  return body as Page;
}
const firstPage = (threadId: string, query: string) =>
  pageAt(`${running.plane.http}/chat/threads/${threadId}/messages?api-version=2025-03-15${query}`);
/** Reads on to the end; something may happen before every page. */
async function readOn(page: Page, before: () => Promise<unknown> = async () => undefined) {
  const seen = [...page.value];
  for (let link = page.nextLink; link !== undefined;) {
    await before();
    const next = await pageAt(link);
    seen.push(...next.value);
    link = next.nextLink;
  }
  return seen;
}
const texts = (shown: readonly Shown[]) => shown.map(({ content }) => content.message ?? '*');

describe('history', () => {
  it('is listed by version: what was edited or deleted comes first', async () => {
    const { client, ids } = await threadWith('1', '2', '3', '4');
    await client.updateMessage(ids[1]!, { content: '2!' });
    await client.deleteMessage(ids[0]!);
    const listed = await all(client.listMessages());
    const shown = listed.map(({ content }) => content?.message);
    expect(shown).toEqual(['', '2!', '4', '3', undefined, undefined]);
    const versions = listed.map(({ version }) => Number(version));
    expect(versions).toEqual([...new Set(versions)].sort((a, b) => b - a));
    // The place in the thread stays.
    const places = listed.map(({ sequenceId }) => Number(sequenceId));
    expect(places).toEqual([3, 4, 6, 5, 2, 1]);
  });

  it('begins at a version, so that it tells what changed since', async () => {
    const { client, ids } = await threadWith('1', '2', '3');
    await control(running.plane, 'POST', '/clock/advance', { ms: 10_000 });
    const startTime = new Date(Number(ids[2]) + 5_000);
    expect(await all(client.listMessages({ startTime }))).toEqual([]);
    await client.updateMessage(ids[0]!, { content: '1!' });
    const [changed, ...none] = await all(client.listMessages({ startTime }));
    expect([changed?.id, changed?.content?.message, none]).toEqual([ids[0], '1!', []]);
  });

  it('has pages of ten unless asked otherwise, with links that name our origin', async () => {
    const { threadId } = await threadWith(...Array.from({ length: 12 }, (_, at) => `${at}`));
    const page = await firstPage(threadId, '');
    expect(page.value).toHaveLength(10);
    const link = `${running.plane.http}/chat/threads/${threadId}/messages?syncState=`;
    expect(page.nextLink?.slice(0, link.length)).toBe(link);
    expect(new URL(page.nextLink!).searchParams.get('api-version')).toBe('2025-03-15');
    expect(await readOn(page)).toHaveLength(14);
  });

  it('loses no message that is edited between two pages, and shows none of them twice', async () => {
    const { threadId, client, ids } = await threadWith('1', '2', '3', '4', '5', '6');
    const page = await firstPage(threadId, '&maxPageSize=2');
    expect(texts(page.value)).toEqual(['6', '5']);
    await client.updateMessage(ids[0]!, { content: '1!' });
    await client.deleteMessage(ids[1]!);
    await client.updateMessage(ids[5]!, { content: '6!' });
    await client.sendMessage({ content: 'new' });
    const seen = await readOn(page);
    expect(texts(seen)).toEqual(['6', '5', '4', '3', '*', '*', '6!', '', '1!']);
    const versions = seen.map(({ id, version }) => `${id} ${version}`);
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('comes to its end while everything moves, with every message in it', async () => {
    const { threadId, client, ids } = await threadWith('1', '2', '3', '4', '5');
    const left = [...ids];
    const edit = async () => {
      const id = left.shift();
      if (id !== undefined) await client.updateMessage(id, { content: `${id}!` });
    };
    const seen = await readOn(await firstPage(threadId, '&maxPageSize=1'), edit);
    const last = new Map(seen.map(({ id, content }) => [id, content.message]));
    expect(ids.map((id) => last.get(id))).toEqual(ids.map((id) => `${id}!`));
    expect(last.size).toBe(7);
  });
});

describe('shared history', () => {
  const sees = async (who: Person, threadId: string) =>
    (await all(who.chat.getChatThreadClient(threadId).listMessages())).map(
      ({ content }) => content?.message,
    );
  const sharesIn = async (threadId: string) =>
    (await all(alice.chat.getChatThreadClient(threadId).listParticipants())).map(
      ({ shareHistoryTime }) => shareHistoryTime?.getTime(),
    );

  it('is all of it unless a time is given, in the list and in the event', async () => {
    const { threadId, client } = await threadWith('before');
    running.published.splice(0);
    await client.addParticipants({ participants: [{ id: bob.identifier }] });
    expect(await sees(bob, threadId)).toContain('before');
    expect(await sharesIn(threadId)).toEqual([0, 0]);
    const added = running.published.find(({ event }) => event.eventId === 260);
    const [told] = JSON.parse(unescape(String(added?.event.payload['participantsAdded']))) as [
      { shareHistoryTime: string },
    ];
    expect(told.shareHistoryTime).toBe('1970-01-01T00:00:00.000Z');
    const [notice] = await all(client.listMessages());
    expect(notice?.content?.participants?.[0]?.shareHistoryTime).toEqual(new Date(0));
  });

  it('is never more than whoever adds somebody may see', async () => {
    const { threadId, client, of, ids } = await threadWith('1', '2');
    const from = Math.ceil(Number(ids[1]) / 1_000) * 1_000 + 1_000;
    await client.addParticipants({
      participants: [{ id: bob.identifier, shareHistoryTime: new Date(from) }],
    });
    const add = (shareHistoryTime?: Date) =>
      of(bob).addParticipants({
        participants: [{ id: carla.identifier, ...(shareHistoryTime && { shareHistoryTime }) }],
      });
    const later = new Date(from + 5_000);
    for (const [asked, given] of [
      [undefined, from],
      [new Date(0), from],
      [later, later.getTime()],
    ] as const) {
      await add(asked);
      expect((await sharesIn(threadId))[2]).toBe(given);
      expect(await sees(carla, threadId)).not.toContain('1');
      await expect(of(carla).getMessage(ids[0]!)).rejects.toMatchObject({ statusCode: 404 });
      await client.removeParticipant(carla.identifier);
    }
  });
});
