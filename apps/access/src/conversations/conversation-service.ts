import type { ConversationService } from '@switchboard/access-api';
import type { ThreadKey, ThreadReader } from '@switchboard/acs-client/server';
import { readAs } from './read-as.ts';
import type { ReadAsTools } from './read-as.ts';

const MAX_THREADS = 200;
const MAX_COUNTED = 1_000;
const MAX_MESSAGES = 200;

export interface ConversationTools extends ReadAsTools {
  readonly reader: ThreadReader;
}

export function createConversationService(tools: ConversationTools): ConversationService {
  const { reader } = tools;
  return {
    async list(origin, personId) {
      const token = await readAs(tools, origin, personId, { action: 'conversation.list' });
      return reader.threads(token, MAX_THREADS);
    },

    async get(origin, personId, threadId) {
      const reading = { action: 'conversation.get', threadId };
      const key = { token: await readAs(tools, origin, personId, reading), threadId };
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
      const reading = { action: 'conversation.content', threadId, reason };
      const token = await readAs(tools, origin, personId, reading);
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
