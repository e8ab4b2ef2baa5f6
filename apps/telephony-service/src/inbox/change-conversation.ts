import { MAX_NOTES } from '@switchboard/telephony';
import { apiError } from '@switchboard/telephony-api';
import type { InboxService } from '@switchboard/telephony-api';
import type { Transaction } from '../database/transact.ts';
import { namesOf } from '../people/colleagues.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { conversationViews } from './conversation-views.ts';
import { holdConversation } from './find-conversation.ts';
import { noteView } from './read-conversation.ts';

type Tools = Pick<TelephonyTools, 'transact' | 'clock'>;
type Changing = Pick<InboxService, 'markRead' | 'assign' | 'addNote' | 'removeNote'>;

/** What a team does beside texting. */
export function changeConversation({ transact, clock }: Tools): Changing {
  return {
    markRead: (id, until) =>
      // What is yet to come was not seen.
      transact((tx) => markRead(tx, id, new Date(Math.min(until.getTime(), clock.now())))),
    assign: (_actor, { conversationId, to }) => transact((tx) => assign(tx, conversationId, to)),
    addNote: (actor, { conversationId, clientId, text }) =>
      transact(async (tx) => {
        await holdConversation(tx, conversationId);
        const where = { conversationId_id: { conversationId, id: clientId } };
        const known = await tx.prisma.note.findUnique({ where });
        const data = { id: clientId, conversationId, byId: actor.id, text };
        const note =
          known ?? (await tx.prisma.note.create({ data: { ...data, at: new Date(clock.now()) } }));
        if (!known) await forgetOldest(tx, conversationId);
        return noteView(note, await namesOf(tx.prisma, [note.byId]));
      }),
    removeNote: (actor, { conversationId, noteId }) =>
      transact(async (tx) => {
        const { count } = await tx.prisma.note.deleteMany({
          where: { conversationId, id: noteId, byId: actor.id },
        });
        if (count === 0) throw apiError('note-not-found', 'There is no such note of yours.');
        tx.tell({ kind: 'note', id: conversationId });
      }),
  };
}

async function markRead(tx: Transaction, id: string, until: Date): Promise<{ unread: number }> {
  const { readUntil } = await holdConversation(tx, id);
  const read = readUntil !== null && readUntil > until ? readUntil : until;
  const unread = await tx.prisma.message.count({
    where: { conversationId: id, direction: 'in', at: { gt: read } },
  });
  await tx.prisma.conversation.update({ where: { id }, data: { readUntil: read, unread } });
  tx.tell({ kind: 'read', id });
  return { unread };
}

async function assign(tx: Transaction, id: string, to: string | null) {
  await holdConversation(tx, id);
  const isKnown = to === null || (await tx.prisma.colleague.count({ where: { id: to } })) > 0;
  if (!isKnown) throw apiError('colleague-not-found', 'This person has not opened the inbox yet.');
  const row = await tx.prisma.conversation.update({ where: { id }, data: { assigneeId: to } });
  tx.tell({ kind: 'assignment', id });
  const [view] = await conversationViews(tx.prisma, [row]);
  return view!;
}

/** The latest are kept. */
async function forgetOldest(tx: Transaction, conversationId: string): Promise<void> {
  const old = await tx.prisma.note.findMany({
    where: { conversationId },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    skip: MAX_NOTES,
    select: { id: true },
  });
  await tx.prisma.note.deleteMany({
    where: { conversationId, id: { in: old.map(({ id }) => id) } },
  });
  tx.tell({ kind: 'note', id: conversationId });
}
