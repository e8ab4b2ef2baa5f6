import { z } from 'zod';
import { chatLimits, isCommunicationUserId, ROOM_ROLES, roomLimits } from '@switchboard/acs-wire';
import { createThread } from '../services/chat/creation.ts';
import type { Participant, Thread } from '../services/chat/model.ts';
import { append } from '../services/chat/store.ts';
import { newThreadId } from '../services/chat/thread.ts';
import type { Database } from '../platform/database/database.ts';
import { badRequest } from '../platform/wire/errors.ts';
import { newUserId } from '../services/identity/identity.ts';
import { newRoomId, windowOf } from '../services/rooms/room.ts';
import { RoomStore } from '../services/rooms/store.ts';
import type { NewRoom } from '../services/rooms/store.ts';

const name = z.string().min(1).max(64);

/** People and threads by names of the seed's own; ids are made unless they are given. */
export const seedInput = z.object({
  identities: z
    .array(z.object({ name, id: z.string().max(256).refine(isCommunicationUserId).optional() }))
    .max(10_000)
    .default([]),
  threads: z
    .array(
      z.object({
        topic: z.string().min(1).max(chatLimits.topic),
        participants: z
          .array(z.object({ name, displayName: z.string().max(chatLimits.displayName).optional() }))
          .min(1)
          .max(chatLimits.participants),
        messages: z
          .array(
            z.object({
              from: name,
              content: z.string(),
              type: z.enum(['text', 'html']).optional(),
            }),
          )
          .max(100_000)
          .default([]),
      }),
    )
    .max(10_000)
    .default([]),
  rooms: z
    .array(
      z.object({
        participants: z
          .array(z.object({ name, role: z.enum(ROOM_ROLES).default('Attendee') }))
          .max(roomLimits.participants),
      }),
    )
    .max(10_000)
    .default([]),
});

export type SeedInput = z.output<typeof seedInput>;

export interface Seeded {
  /** The id of each named identity. */
  readonly identities: Readonly<Record<string, string>>;
  /** In the order of the seed. */
  readonly threads: readonly string[];
  /** In the order of the seed; open at once, for as long as a room may be. */
  readonly rooms: readonly string[];
}

/** Adds people, threads with messages, and rooms. The first participant of a thread is its creator. */
export async function seed(
  db: Database,
  input: SeedInput,
  resourceId: string,
  nowMs: number,
): Promise<Seeded> {
  const ids = new Map(
    input.identities.map(({ name: who, id }) => [who, id ?? newUserId(resourceId, nowMs)]),
  );
  const data = [...ids.values()].map((id) => ({ id, createdMs: nowMs }));
  const idOf = (who: string): string => {
    const id = ids.get(who);
    if (id === undefined) throw badRequest('Somebody is named who is not in the seed.');
    return id;
  };
  const plans = input.threads.map((thread) => ({
    thread: planThread(thread, idOf, nowMs),
    messages: thread.messages.map((message) => ({ ...message, senderId: idOf(message.from) })),
  }));
  const rooms = input.rooms.map((room) => planRoom(room, idOf, nowMs));
  await db.identity.createMany({ data, skipDuplicates: true });
  for (const plan of plans) await storeThread(db, plan, nowMs);
  const roomStore = new RoomStore(db);
  for (const room of rooms) await roomStore.create(room);
  return {
    identities: Object.fromEntries(ids),
    threads: plans.map((plan) => plan.thread.thread.id),
    rooms: rooms.map(({ room }) => room.id),
  };
}

type ThreadInput = SeedInput['threads'][number];

function planThread(input: ThreadInput, idOf: (who: string) => string, nowMs: number) {
  const people = input.participants.map(({ name: who, displayName }): Participant => ({
    userId: idOf(who),
    displayName: displayName ?? null,
    metadata: null,
    joinedMs: nowMs,
    shareFromMs: 0,
    removedSequence: null,
  }));
  const thread: Thread = {
    id: newThreadId(),
    topic: input.topic,
    createdBy: people[0]!.userId,
    createdMs: nowMs,
    metadata: null,
    retentionDays: null,
    lastMessageId: nowMs - 1,
    members: people.map(({ userId }) => userId),
  };
  return { thread, people, invalid: [], requestId: undefined };
}

function planRoom(
  input: SeedInput['rooms'][number],
  idOf: (who: string) => string,
  nowMs: number,
): NewRoom {
  const window = windowOf({}, nowMs);
  const saved = input.participants.map(({ name: who, role }) => ({ userId: idOf(who), role }));
  return {
    room: { id: newRoomId(), createdMs: nowMs, ...window, pstnDialOut: false },
    changes: { saved, removed: [] },
    requestId: undefined,
  };
}

interface Plan {
  readonly thread: ReturnType<typeof planThread>;
  readonly messages: readonly (ThreadInput['messages'][number] & { senderId: string })[];
}

async function storeThread(db: Database, plan: Plan, nowMs: number): Promise<void> {
  await createThread(db, plan.thread);
  const { people, thread } = plan.thread;
  for (const { senderId, content, type } of plan.messages) {
    const sender = people.find(({ userId }) => userId === senderId);
    const draft = {
      type: type ?? 'text',
      content: { message: content },
      senderId,
      senderDisplayName: sender?.displayName ?? null,
      metadata: null,
    } as const;
    await append(db, thread.id, draft, nowMs);
  }
}
