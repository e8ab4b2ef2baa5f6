import { consentTo } from '@switchboard/telephony';
import type { ConversationView } from '@switchboard/telephony-api';
import { consentsOf } from '../consent/consent-of.ts';
import type { Conversation, Message, Prisma } from '../generated/prisma/client.ts';
import { namesOf } from '../people/colleagues.ts';

const SHOWN = 160;

/** Conversations as a page shows them, in the order that they are given in. */
export async function conversationViews(
  client: Prisma.TransactionClient,
  rows: readonly Conversation[],
): Promise<ConversationView[]> {
  const theirs = rows.map((row) => row.theirs);
  const lastIds = rows.flatMap(({ lastMessageId }) => lastMessageId ?? []);
  const [contacts, messages, consents, names] = await Promise.all([
    client.contact.findMany({ where: { number: { in: theirs } } }),
    client.message.findMany({ where: { id: { in: lastIds } } }),
    consentsOf(client, theirs),
    namesOf(
      client,
      rows.map(({ assigneeId }) => assigneeId),
    ),
  ]);
  const contactOf = new Map(contacts.map(({ id, name, number }) => [number, { id, name }]));
  const messageOf = new Map(messages.map((message) => [message.id, message]));
  return rows.map((row) => ({
    ...{ id: row.id, ours: row.ours, theirs: row.theirs, unread: row.unread },
    contact: contactOf.get(row.theirs) ?? null,
    assignee: row.assigneeId === null ? null : names(row.assigneeId),
    consent: consentTo(consents(row.theirs), 'text', row.ours),
    lastAt: row.lastAt.toISOString(),
    last: lastView(messageOf.get(row.lastMessageId ?? '')),
  }));
}

function lastView(message: Message | undefined): ConversationView['last'] {
  if (!message) return null;
  const direction = message.direction === 'in' ? 'in' : 'out';
  const state = message.state as NonNullable<ConversationView['last']>['state'];
  // A character of two halves is not cut in the middle.
  return { direction, state, text: message.text.slice(0, SHOWN).replace(/[\uD800-\uDBFF]$/, '') };
}
