import { randomUUID } from 'node:crypto';
import { parseNumber, telephonyError, telephonyErrors } from '@switchboard/telephony';
import { apiError } from '@switchboard/telephony-api';
import type { InboxService, MessageView } from '@switchboard/telephony-api';
import { lock } from '../database/transact.ts';
import type { Transaction } from '../database/transact.ts';
import type { Message } from '../generated/prisma/client.ts';
import { isOurs } from '../numbers/is-ours.ts';
import { namesOf } from '../people/colleagues.ts';
import { assertMaySend } from '../sending/decide.ts';
import { countryOf, refuseEmergency, senderOf } from '../sending/parties.ts';
import { sendText } from '../sending/send-text.ts';
import { writeMessage } from '../sending/write-message.ts';
import type { TelephonyTools } from '../telephony-tools.ts';
import { ensureConversation } from './ensure-conversation.ts';
import { holdConversation } from './find-conversation.ts';
import { messageView } from './message-view.ts';
import { openedView } from './read-conversation.ts';

/** What is refused is refused before anything is written down. */
export function sendMessage(tools: TelephonyTools): Pick<InboxService, 'open' | 'send' | 'retry'> {
  const { client, transact } = tools;
  return {
    async open({ ours, theirs }) {
      const sender = senderOf(ours);
      const number = await client.ourNumber.findUnique({ where: { id: ours } });
      if (!isOurs(number)) throw apiError('number-not-found', 'This is none of our numbers.');
      refuseEmergency(theirs, sender);
      const parsed = parseNumber(theirs, countryOf(sender));
      if (!parsed.ok) throw telephonyError(parsed.problem, telephonyErrors[parsed.problem].meaning);
      const { e164 } = parsed.number;
      const row = await transact((tx) => ensureConversation(tx, tools, ours, e164));
      return openedView(tools, row);
    },
    send: (actor, { conversationId, clientId, text }) =>
      transact(async (tx) => {
        const conversation = await holdConversation(tx, conversationId);
        const where = { conversationId_clientId: { conversationId, clientId } };
        const known = await tx.prisma.message.findUnique({ where });
        if (known) return sameMessage(tx, known, text);
        await assertMaySend(tx.prisma, tools, conversation);
        const given = { conversation, text, byId: actor.id, clientId };
        return viewOf(tx, await writeMessage(tx, tools, given));
      }),
    retry: (_actor, id) => transact((tx) => retry(tx, tools, id)),
  };
}

function sameMessage(tx: Transaction, known: Message, text: string): Promise<MessageView> {
  if (known.text === text) return viewOf(tx, known);
  throw apiError('message-changed', 'Another text was sent with this id.');
}

async function viewOf(tx: Transaction, message: Message): Promise<MessageView> {
  return messageView(message, await namesOf(tx.prisma, [message.byId]));
}

/** A request of its own: the service would repeat nothing of the one that has failed. */
async function retry(tx: Transaction, tools: TelephonyTools, id: string): Promise<MessageView> {
  await lock(tx, 'Message', id);
  const message = await tx.prisma.message.findFirst({
    where: { id, direction: 'out' },
    include: { conversation: true },
  });
  if (!message) throw apiError('message-not-found', 'There is no such text.');
  if (message.state !== 'failed')
    throw apiError('message-not-failed', 'Only what has failed is sent again.');
  await assertMaySend(tx.prisma, tools, message.conversation);
  const round = message.round + 1;
  const row = await tx.prisma.message.update({
    where: { id },
    data: {
      ...{ state: 'queued', stateAt: new Date(tools.clock.now()), reason: null, round, tries: 0 },
      ...{ firstSentAt: null, repeatabilityId: randomUUID() },
    },
  });
  await tools.jobs.add(tx, sendText, { messageId: id, round }, { key: `${id}.${round}` });
  tx.tell({ kind: 'delivery', id: message.conversationId });
  return viewOf(tx, row);
}
