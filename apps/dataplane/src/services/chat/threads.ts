import { createThreadBody, listQuery, updateThreadBody } from '@switchboard/acs-wire';
import { z } from 'zod';
import { read } from '../../platform/wire/body.ts';
import { nextLink, pageOf, readCursor, writeCursor } from '../../platform/wire/cursor.ts';
import { badRequest } from '../../platform/wire/errors.ts';
import { created, noContent, ok } from '../../platform/wire/operation.ts';
import type { UserRequest } from '../../platform/wire/operation.ts';
import { append } from './append.ts';
import { pageAddress, threadAddress } from './address.ts';
import { announce, record } from './announce.ts';
import { knownPeople, threadIdOf } from './chat.ts';
import type { Chat, ChatOperation } from './chat.ts';
import { createThread as storeThread } from './creation.ts';
import type { NewThread } from './creation.ts';
import * as events from './events.ts';
import type { Thread } from './model.ts';
import { presentThread, presentThreadItem } from './present.ts';
import * as published from './published/thread-events.ts';
import { saveThread } from './save.ts';
import {
  assertMember,
  assertReader,
  foundingParticipants,
  newThreadId,
  patchMetadata,
  retentionDays,
  topicMessage,
} from './thread.ts';
import { chatVersion } from './version.ts';

const position = z.object({ joinedMs: z.int(), threadId: z.string().max(256) });
const requestIdHeader = z.string().min(1).max(128).optional();

export const createThread: ChatOperation = async (chat, request) => {
  const { store } = chat;
  const plan = await planThread(chat, request);
  const [creator] = plan.people;
  const event = events.threadCreated(plan.thread, creator!, plan.people);
  const publication = {
    types: published.CREATED,
    events: () => published.threadCreated(plan.thread, plan.people),
  };
  const change = { event, recipients: plan.thread.members, publication };
  const { threadId, invalid, announced } = await storeThread(store.db, plan, async (tx) => [
    await record(chat, tx, change),
  ]);
  announce(chat, announced);
  const { thread } = assertReader(await store.access(threadId, request.caller.userId));
  const body = {
    chatThread: presentThread(thread, chatVersion(request)),
    ...(invalid.length > 0 && { invalidParticipants: invalid }),
  };
  return created(body, threadAddress(chat, request, threadId));
};

export const listThreads: ChatOperation = async (chat, request) => {
  const { caller, query } = request;
  const { maxPageSize, startTime, syncState } = read(listQuery, query);
  const after = syncState === undefined ? undefined : readCursor(position, syncState);
  const rows = await chat.store.threadsOf(caller.userId, startTime ?? 0, after, maxPageSize + 1);
  const page = pageOf(rows, maxPageSize, presentThreadItem, ({ id: threadId, joinedMs }) =>
    nextLink(pageAddress(chat, request, ''), {
      syncState: writeCursor({ joinedMs, threadId }),
      startTime: query['startTime'],
      maxPageSize,
      'api-version': query['api-version'],
    }),
  );
  return ok(page);
};

export const getThread: ChatOperation = async ({ store }, request) => {
  const found = await store.access(threadIdOf(request), request.caller.userId);
  return ok(presentThread(assertReader(found).thread, chatVersion(request)));
};

export const updateThread: ChatOperation = async (chat, request) => {
  const { store, clock } = chat;
  const patch = read(updateThreadBody, request.body);
  const nowMs = clock.now();
  const threadId = threadIdOf(request);
  const announced = await store.locked(threadId, request.caller.userId, async (tx, found) => {
    const { thread, me } = assertMember(found);
    const next = patched(thread, patch);
    await saveThread(tx, next);
    if (next.topic !== thread.topic) {
      await append(tx, threadId, topicMessage(next.topic, me.userId), nowMs);
    }
    const publication = {
      types: published.UPDATED,
      events: () => published.threadUpdated(next, me.userId, nowMs),
    };
    const event = events.threadUpdated(next, me, nowMs);
    return record(chat, tx, { event, recipients: next.members, publication });
  });
  announce(chat, [announced]);
  return noContent;
};

export const deleteThread: ChatOperation = async (chat, request) => {
  const { store, clock } = chat;
  const threadId = threadIdOf(request);
  const announced = await store.locked(threadId, request.caller.userId, async (tx, found) => {
    const { thread, me } = assertMember(found);
    const nowMs = clock.now();
    await tx.thread.delete({ where: { id: threadId } });
    const publication = {
      types: published.DELETED,
      events: () => published.threadDeleted(thread, me.userId, nowMs),
    };
    const event = events.threadDeleted(threadId, me, nowMs);
    return record(chat, tx, { event, recipients: thread.members, publication });
  });
  announce(chat, [announced]);
  return noContent;
};

function patched(thread: Thread, patch: z.output<typeof updateThreadBody>): Thread {
  const { topic = thread.topic, metadata, retentionPolicy } = patch;
  return {
    ...thread,
    topic,
    metadata: patchMetadata(thread.metadata, metadata),
    retentionDays:
      retentionPolicy === undefined ? thread.retentionDays : retentionDays(retentionPolicy),
  };
}

async function planThread({ store, clock }: Chat, request: UserRequest): Promise<NewThread> {
  const body = read(createThreadBody, request.body);
  const requestId = requestIdHeader.safeParse(request.raw.headers['repeatability-request-id']);
  if (!requestId.success) throw badRequest('The request id is malformed.');
  const { valid, invalid } = await knownPeople(store, body.participants);
  const createdBy = request.caller.userId;
  const createdMs = clock.now();
  const people = foundingParticipants(createdBy, valid, createdMs);
  const thread: Thread = {
    id: newThreadId(),
    topic: body.topic,
    createdBy,
    createdMs,
    metadata: body.metadata ?? null,
    retentionDays: retentionDays(body.retentionPolicy),
    lastMessageId: createdMs - 1,
    members: people.map(({ userId }) => userId),
  };
  return { thread, people, invalid, requestId: requestId.data };
}
