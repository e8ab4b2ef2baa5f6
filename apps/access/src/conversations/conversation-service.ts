import type { ConversationService } from '@switchboard/access-api';
import type { ThreadKey, ThreadReader } from '@switchboard/acs-client/server';
import { lookAs } from './look-as.ts';
import type { LookTools } from './look-as.ts';

const MAX_THREADS = 200;
const MAX_COUNTED = 1_000;
const MAX_MESSAGES = 200;

export interface ConversationTools extends LookTools {
  readonly reader: ThreadReader;
}

export function createConversationService(tools: ConversationTools): ConversationService {
  const { reader } = tools;
  return {
    async list(origin, personId) {
      const token = await lookAs(tools, origin, personId, { action: 'conversation.list' });
      return reader.threads(token, MAX_THREADS);
    },

    async get(origin, personId, threadId) {
      const look = { action: 'conversation.get', threadId };
      const key = { token: await lookAs(tools, origin, personId, look), threadId };
      const [topic, participants, messages] = await Promise.all([
        reader.topic(key),
        namedParticipants(tools, key),
        reader.messages(key, MAX_COUNTED),
      ]);
      const lastMessageAt = messages.items[0]?.at ?? null;
      const written = { count: messages.items.length, more: messages.more };
      return { threadId, topic, lastMessageAt, participants, messages: written };
    },

    async content(origin, { personId, threadId, reason }) {
      const look = { action: 'conversation.content', threadId, reason };
      const token = await lookAs(tools, origin, personId, look);
      return reader.messages({ token, threadId }, MAX_MESSAGES);
    },
  };
}

async function namedParticipants({ client, reader }: ConversationTools, key: ThreadKey) {
  const participants = await reader.participants(key);
  const people = await client.person.findMany({
    where: { acsUserId: { in: participants.map(({ userId }) => userId) } },
    select: { id: true, acsUserId: true, name: true },
  });
  const byUser = new Map(people.map((person) => [person.acsUserId, person]));
  return participants.map(({ userId, name }) => {
    const person = byUser.get(userId);
    return { userId, personId: person?.id ?? null, name: person?.name ?? name ?? '' };
  });
}
