import { chatLimits } from '@switchboard/acs-wire';
import { z } from 'zod';
import type { Database } from '../../platform/database/database.ts';
import { seeder } from '../seeder.ts';
import type { SeedContext } from '../seeder.ts';
import { append } from './append.ts';
import { createThread } from './creation.ts';
import type { Participant, Thread } from './model.ts';

import { newThreadId } from './thread.ts';

const MAX_SEEDED = 10_000;
const MAX_MESSAGES = 100_000;
const name = z.string().min(1).max(64);

const thread = z.object({
  topic: z.string().min(1).max(chatLimits.topic),
  participants: z
    .array(z.object({ name, displayName: z.string().max(chatLimits.displayName).optional() }))
    .min(1)
    .max(chatLimits.participants),
  messages: z
    .array(z.object({ from: name, content: z.string(), type: z.enum(['text', 'html']).optional() }))
    .max(MAX_MESSAGES)
    .default([]),
});

type ThreadInput = z.output<typeof thread>;

/** Threads with messages; the first participant of each is its creator. */
export const chatSeeder = seeder({
  key: 'threads',
  schema: z.array(thread).max(MAX_SEEDED).default([]),
  plan(threads, context) {
    const plans = threads.map((one) => planThread(one, context));
    return {
      async write(db) {
        for (const plan of plans) await storeThread(db, plan, context.nowMs);
      },
      made: plans.map((plan) => plan.thread.id),
    };
  },
});

interface Plan {
  readonly thread: Thread;
  readonly people: readonly Participant[];
  readonly messages: readonly (ThreadInput['messages'][number] & { readonly senderId: string })[];
}

function planThread(input: ThreadInput, { idOf, nowMs }: SeedContext): Plan {
  const people = input.participants.map(({ name: who, displayName }): Participant => ({
    userId: idOf(who),
    displayName: displayName ?? null,
    metadata: null,
    joinedMs: nowMs,
    shareFromMs: 0,
    removedSequence: null,
  }));
  return {
    thread: {
      id: newThreadId(),
      topic: input.topic,
      createdBy: people[0]!.userId,
      createdMs: nowMs,
      metadata: null,
      retentionDays: null,
      lastMessageId: nowMs - 1,
      members: people.map(({ userId }) => userId),
    },
    people,
    messages: input.messages.map((message) => ({ ...message, senderId: idOf(message.from) })),
  };
}

async function storeThread(db: Database, plan: Plan, nowMs: number): Promise<void> {
  const { thread: made, people, messages } = plan;
  await createThread(db, { thread: made, people, invalid: [], requestId: undefined });
  for (const { senderId, content, type } of messages) {
    const sender = people.find(({ userId }) => userId === senderId);
    const draft = {
      type: type ?? 'text',
      content: { message: content },
      senderId,
      senderDisplayName: sender?.displayName ?? null,
      metadata: null,
    } as const;
    await append(db, made.id, draft, nowMs);
  }
}
