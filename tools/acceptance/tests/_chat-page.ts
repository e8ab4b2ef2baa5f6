import { AzureCommunicationTokenCredential } from '@azure/communication-common';
import { createChatClient } from '@switchboard/acs-client';
import { createChat, isText } from '@switchboard/chat';
import type { Chat } from '@switchboard/chat';
import { systemClock } from '@switchboard/kernel';

/** Many times what any test writes. */
const MAX_PAGES = 1_000;

/** What runs in the pages of `crash.test.ts`: our chat over the SDK, as the web app has it. */
let chat: Chat | undefined;

async function start(who: {
  readonly endpoint: string;
  readonly token: string;
  readonly self: string;
  readonly threadId: string;
}): Promise<void> {
  const credential = new AzureCommunicationTokenCredential(who.token);
  const client = createChatClient({ endpoint: who.endpoint, credential });
  chat = createChat({ client, self: who.self, displayName: () => who.self, clock: systemClock });
  await chat.start();
  await chat.open(who.threadId);
}

function connection(): string {
  return chat?.getSnapshot().connection ?? 'none';
}

/** The ids and texts that a person would see, from top to bottom. */
function timeline(threadId: string): { id: string; body: string }[] {
  const messages = chat?.getSnapshot().threads[threadId]?.timeline ?? [];
  return messages.filter(isText).map(({ id, body }) => ({ id, body }));
}

/** Goes back as far as there is something, as a person does who scrolls up. */
async function readBack(threadId: string): Promise<void> {
  for (let pages = 0; chat?.getSnapshot().threads[threadId]?.history === 'partial'; pages++) {
    if (pages === MAX_PAGES) throw new Error(`after ${pages} pages the history still goes on`);
    await chat.older(threadId);
  }
}

const page = { start, connection, timeline, readBack };
export type ChatPage = typeof page;
Object.assign(globalThis, { page });
