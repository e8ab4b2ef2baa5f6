import { openCredential, relayCredentials } from '@switchboard/access-api/client';
import type { OpenCredential } from '@switchboard/access-api/client';
import { createChatClient } from '@switchboard/acs-client';
import { systemClock } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import { DataSession, MeshTransport, ThreadSignalling } from '@switchboard/networking';
import type { MeshTransportOptions } from '@switchboard/networking';
import type { Stack } from '@switchboard/testing';
import { RTCPeerConnection as NodeConnection } from 'werift';
import { Doc } from 'yjs';
import { ThreadMailbox } from '../src/chat/thread-mailbox.ts';

const RTCPeerConnection = NodeConnection as unknown as MeshTransportOptions['RTCPeerConnection'];
const READ_EVERY_MS = 150;

/** A demo person with a chat client of their own. */
export async function openPerson(stack: Stack, login: string, scope: Scope) {
  const access = stack.as(login);
  const opened = scope.use(
    await openCredential({
      fetchToken: (publicKey) => access.me.token.mutate({ publicKey, scopes: ['chat'] }),
    }),
  );
  return { access, opened, client: createChatClient(opened) };
}

/** As a page is in a space, but over connections of its own alone, and all of it through the relay. */
export async function enterSpace(
  { access, opened, client }: Awaited<ReturnType<typeof openPerson>>,
  threadId: string,
  scope: Scope,
) {
  const { userId: self }: OpenCredential = opened;
  const clock = systemClock;
  const doc = new Doc();
  scope.add(() => doc.destroy());
  const onOffer = (): void => undefined;
  const data = scope.use(new DataSession({ self, clock, preferred: 'mesh', doc, onOffer }));
  const thread = new ThreadMailbox(client.getChatThreadClient(threadId), self);
  await thread.read();
  keepReading(thread, scope);
  const mesh = await MeshTransport.open({
    signalling: scope.use(new ThreadSignalling({ self, thread, clock })),
    ...{ clock, RTCPeerConnection, iceTransportPolicy: 'relay' },
    iceServers: () => relayCredentials(access),
  });
  data.add(mesh);
  return { data, doc, mesh };
}

function keepReading(thread: ThreadMailbox, scope: Scope): void {
  const read = (): void => {
    if (scope.ended) return;
    const again = (): unknown => systemClock.after(READ_EVERY_MS, read);
    thread.read().then(again, again);
  };
  read();
}

/** Waits on a condition, not on time. */
export async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
