import { pageOf, readTimeCursor, timeCursor } from '@switchboard/app-server';
import type { Actor, InboxService } from '@switchboard/telephony-api';
import type { Conversation, Prisma, PrismaClient } from '../generated/prisma/client.ts';
import { conversationViews } from './conversation-views.ts';

type Request = Parameters<InboxService['list']>[1];

/** More than that is “many”. */
const MAX_COUNTED = 100;
const MAX_CONTACTS = 1_000;

export function listConversations(client: PrismaClient): InboxService['list'] {
  return async (actor, request) => {
    const after = readTimeCursor(request.cursor);
    const found = await client.conversation.findMany({
      where: {
        AND: [
          filterOf(actor, request.filter),
          request.ours === undefined ? {} : { ours: request.ours },
          request.query === undefined ? {} : await searchOf(client, request.query),
          after
            ? { OR: [{ lastAt: { lt: after.at } }, { lastAt: after.at, id: { lt: after.id } }] }
            : {},
        ],
      },
      orderBy: [{ lastAt: 'desc' }, { id: 'desc' }],
      take: request.limit + 1,
    });
    const { rows, cursor } = pageOf(found, request.limit, cursorOf);
    const items = await conversationViews(client, rows);
    return { items, cursor, unread: await countUnread(client) };
  };
}

function cursorOf({ lastAt, id }: Conversation): string {
  return timeCursor({ at: lastAt, id });
}

function filterOf({ id }: Actor, filter: Request['filter']): Prisma.ConversationWhereInput {
  if (filter === 'mine') return { assigneeId: id };
  if (filter === 'unassigned') return { assigneeId: null };
  return filter === 'unread' ? { unread: { gt: 0 } } : {};
}

/** By a name, a number as far as its digits go, or what was written. */
async function searchOf(
  client: PrismaClient,
  query: string,
): Promise<Prisma.ConversationWhereInput> {
  const part = { contains: query, mode: 'insensitive' } as const;
  const contacts = await client.contact.findMany({
    where: { name: part },
    select: { number: true },
    take: MAX_CONTACTS,
  });
  const digits = query.replaceAll(/\D/g, '');
  const isNumber = digits.length >= 3 && /^[\d\s()+./-]+$/.test(query);
  return {
    OR: [
      { theirs: { in: contacts.map(({ number }) => number) } },
      ...(isNumber ? [{ theirs: { contains: digits } }] : []),
      { messages: { some: { text: part } } },
    ],
  };
}

async function countUnread(client: PrismaClient): Promise<number> {
  const rows = await client.conversation.findMany({
    where: { unread: { gt: 0 } },
    select: { id: true },
    take: MAX_COUNTED,
  });
  return rows.length;
}
