import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { TelephonyClient } from '@switchboard/telephony-api/client';

/** What stands in a conversation, the earliest first. */
export interface InboxText {
  readonly direction: 'in' | 'out';
  readonly text: string;
  readonly state: string | undefined;
}

const AGAIN_MS = 50;
const PATIENCE_MS = 300_000;

/** Asks until there is an answer: the service is killed, comes again, and has had enough for a minute. */
export async function insist<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await ask();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(AGAIN_MS);
    }
  }
}

/** Sends texts one after the other, each until it is acknowledged: it is one text, however often it is told. */
export async function sendFromInbox(
  { inbox }: TelephonyClient,
  [ours, theirs]: readonly [string, string],
  texts: readonly string[],
  pace: (share: number) => Promise<void>,
): Promise<void> {
  const { id: conversationId } = await insist(() => inbox.open.mutate({ ours, theirs }));
  for (const [at, text] of texts.entries()) {
    await pace(at / texts.length);
    const sent = { conversationId, clientId: randomUUID(), text };
    await insist(() => inbox.send.mutate(sent));
  }
}

/** The conversations of the inbox by who they are with. */
export async function readInbox({
  inbox,
}: TelephonyClient): Promise<ReadonlyMap<string, { readonly unread: number; texts: InboxText[] }>> {
  const { items } = await insist(() => inbox.list.query({ limit: 100 }));
  const read = items.map(async ({ id, theirs, unread }) => {
    const texts: InboxText[] = [];
    let cursor: string | undefined;
    do {
      const asked = { conversationId: id, limit: 100, ...(cursor !== undefined && { cursor }) };
      const page = await insist(() => inbox.messages.query(asked));
      for (const { direction, text, delivery } of page.items)
        texts.push({ direction, text, state: delivery?.state });
      cursor = page.cursor ?? undefined;
    } while (cursor !== undefined);
    return [theirs, { unread, texts: texts.toReversed() }] as const;
  });
  return new Map(await Promise.all(read));
}
