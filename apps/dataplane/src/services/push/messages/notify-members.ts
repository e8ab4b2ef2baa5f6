import type { PushPayload } from '@switchboard/push';
import type { Clock } from '@switchboard/kernel';
import { z } from 'zod';
import type { Database } from '../../../platform/database/database.ts';
import type { ProcessBus } from '../../../platform/process-bus/bus.ts';
import { openGathering } from '../../../platform/process-bus/gathering.ts';
import type { Gathering } from '../../../platform/process-bus/gathering.ts';
import type { MessageHappening } from '../../chat/port.ts';
import type { Realtime } from '../../realtime/port.ts';
import type { Shown } from '../config.ts';
import { eventIdOf } from '../event-id.ts';
import type { InstallationStore } from '../installations/installation-store.ts';
import type { Deliveries } from '../sending/deliveries.ts';
import type { DeliveryStore } from '../sending/delivery-store.ts';
import { plainText } from './plain-text.ts';

const MAX_TEXT = 1_000;
const people = z.array(z.string());

/** Who of some people is connected, in any process. */
export type Presence = Gathering<string[], string[]>;

export function openPresence(
  bus: ProcessBus,
  realtime: Realtime,
  onError: (error: unknown) => void,
): Promise<Presence> {
  return openGathering(bus, {
    name: 'push-presence',
    ...{ question: people, answer: people, onError },
    answerTo: async (asked) => [...realtime.connectedAmong(asked)],
  });
}

export interface NotifyDeps {
  readonly db: Database;
  readonly clock: Clock;
  readonly installations: InstallationStore;
  readonly store: DeliveryStore;
  readonly deliveries: Deliveries;
  readonly presence: Presence;
  readonly shown: Shown;
}

/**
 * Sends a message as a notification to those of a thread who have an app and no client that is connected.
 * Asking twice sends once, and a process that does not answer in time counts as one where nobody is.
 */
export async function notifyMembers(deps: NotifyDeps, sent: MessageHappening): Promise<void> {
  const { message, members, threadId } = sent;
  const isWritten = message.type === 'text' || message.type === 'html';
  if (!isWritten || message.senderId === null || message.deletedMs !== null) return;
  const others = members.filter((member) => member !== message.senderId);
  const nowMs = deps.clock.now();
  const reachable = await deps.installations.notifiable(others, threadId, nowMs);
  if (reachable.length === 0) return;
  const { answers } = await deps.presence.ask([...reachable]);
  const connected = new Set(answers.flat());
  const userIds = reachable.filter((user) => !connected.has(user));
  if (userIds.length === 0) return;
  const push = messagePush(sent, deps.shown);
  await deps.db.$transaction(async (tx) => {
    await deps.store.queue(tx, push, { userIds, nowMs });
    await deps.deliveries.schedule(tx, push.eventId);
  });
  deps.deliveries.begin();
}

function messagePush({ threadId, message }: MessageHappening, shown: Shown): PushPayload {
  const { id, senderId, senderDisplayName, content } = message;
  const text = content?.message === undefined ? '' : plainText(content.message, message.type);
  return {
    ...{ type: 'chat-message', threadId, messageId: String(id) },
    eventId: eventIdOf(threadId, String(id)),
    // Each row says for whom it is.
    ...{ recipientId: senderId!, senderId: senderId! },
    sentAt: new Date(id).toISOString(),
    ...(shown !== 'nothing' && senderDisplayName !== null && { senderName: senderDisplayName }),
    ...(shown === 'text' && text !== '' && { text: text.slice(0, MAX_TEXT) }),
  };
}
