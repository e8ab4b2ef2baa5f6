import { pageOf, readTimeCursor, timeCursor } from '@switchboard/app-server';
import { consentTo, MAX_NOTES } from '@switchboard/telephony';
import type { InboxService, NoteView, OpenedConversation } from '@switchboard/telephony-api';
import { consentsOf } from '../consent/consent-of.ts';
import type { Conversation, Note } from '../generated/prisma/client.ts';
import { namesOf } from '../people/colleagues.ts';
import type { Names } from '../people/colleagues.ts';
import { decide } from '../sending/decide.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { conversationViews } from './conversation-views.ts';
import { findConversation } from './find-conversation.ts';
import { messageView } from './message-view.ts';

type Tools = Pick<TelephonyTools, 'client' | 'policy' | 'clock'>;

/** One conversation with what stands beside its texts. */
export async function openedView(tools: Tools, row: Conversation): Promise<OpenedConversation> {
  const { client } = tools;
  const [view] = await conversationViews(client, [row]);
  const notes = await client.note.findMany({
    where: { conversationId: row.id },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: MAX_NOTES,
  });
  const names = await namesOf(
    client,
    notes.map(({ byId }) => byId),
  );
  const consent = (await consentsOf(client, [row.theirs]))(row.theirs);
  const decision = await decide(client, tools, row);
  const { reason, againMs } = decision.allowed ? { reason: null, againMs: undefined } : decision;
  return {
    ...view!,
    decision: {
      ...{ allowed: decision.allowed, reason },
      againAt: againMs === undefined ? null : new Date(againMs).toISOString(),
    },
    callConsent: consentTo(consent, 'call', row.ours),
    notes: notes.toReversed().map((note) => noteView(note, names)),
  };
}

export function noteView({ id, text, at, byId }: Note, names: Names): NoteView {
  return { id, text, at: at.toISOString(), by: names(byId) };
}

export function readConversation(tools: Tools): Pick<InboxService, 'get' | 'messages'> {
  const { client } = tools;
  return {
    get: async (id) => openedView(tools, await findConversation(client, id)),
    async messages({ conversationId, cursor: from, limit }) {
      await findConversation(client, conversationId);
      const after = readTimeCursor(from);
      const found = await client.message.findMany({
        where: {
          conversationId,
          ...(after && { OR: [{ at: { lt: after.at } }, { at: after.at, id: { lt: after.id } }] }),
        },
        orderBy: [{ at: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      });
      const { rows, cursor } = pageOf(found, limit, timeCursor);
      const names = await namesOf(
        client,
        rows.map(({ byId }) => byId),
      );
      return { items: rows.map((row) => messageView(row, names)), cursor };
    },
  };
}
