import { addParticipantsBody, identifierInput, skipQuery } from '@switchboard/acs-wire';
import type { Transaction } from '../../platform/database/database.ts';
import { read } from '../../platform/wire/body.ts';
import { nextLink, pageOf } from '../../platform/wire/cursor.ts';
import { created, noContent, ok } from '../../platform/wire/operation.ts';
import { append } from './append.ts';
import { pageAddress } from './address.ts';
import { announce, record } from './announce.ts';
import type { Announcement } from './announce.ts';
import { knownPeople, threadIdOf } from './chat.ts';
import type { Chat, ChatOperation } from './chat.ts';
import * as events from './events.ts';
import type { Access, Participant } from './model.ts';
import { presentParticipant } from './present.ts';
import * as published from './published/participant-events.ts';
import { saveMembers, saveParticipants } from './save.ts';
import { findParticipants } from './store.ts';
import { assertMember, assertRoomFor, newcomers, peopleMessage } from './thread.ts';
import { chatVersion } from './version.ts';

export const listParticipants: ChatOperation = async (chat, request) => {
  const { store } = chat;
  const version = chatVersion(request);
  const { maxPageSize, skip } = read(skipQuery, request.query);
  const threadId = threadIdOf(request);
  assertMember(await store.access(threadId, request.caller.userId));
  const rows = await store.participants(threadId, skip, maxPageSize + 1);
  const present = (row: Participant) => presentParticipant(row, version);
  const page = pageOf(rows, maxPageSize, present, () =>
    nextLink(pageAddress(chat, request, `/${threadId}/participants`), {
      maxPageSize,
      skip: skip + maxPageSize,
      'api-version': request.query['api-version'],
    }),
  );
  return ok(page);
};

export const addParticipants: ChatOperation = async (chat, request) => {
  const { store, clock } = chat;
  const { participants } = read(addParticipantsBody, request.body);
  const { valid, invalid } = await knownPeople(store, participants);
  const nowMs = clock.now();
  const announced = await store.locked(threadIdOf(request), request.caller.userId, (tx, found) => {
    const access = assertMember(found);
    const { thread, me } = access;
    const people = newcomers(valid, new Set(thread.members), nowMs, me.shareFromMs);
    assertRoomFor(thread, people.length);
    return enter(chat, tx, access, people, nowMs);
  });
  announce(chat, announced);
  return created(invalid.length > 0 ? { invalidParticipants: invalid } : {});
};

export const removeParticipant: ChatOperation = async (chat, request) => {
  const { store, clock } = chat;
  const userId = read(identifierInput, request.body);
  const nowMs = clock.now();
  const threadId = threadIdOf(request);
  const announced = await store.locked(threadId, request.caller.userId, async (tx, found) => {
    const { thread, me } = assertMember(found);
    const person = await leave(tx, { thread, me }, userId, nowMs);
    // Whoever was not in is out, as was asked.
    if (!person) return [];
    const event = events.participantsRemoved(threadId, me, [person], nowMs);
    // The people of before: whoever was removed is told, too.
    const recipients = thread.members;
    const happening = { thread, people: [person], members: recipients, actor: me.userId };
    const publication = {
      types: published.REMOVED,
      events: () => published.participantsRemoved({ ...happening, timeMs: nowMs }),
    };
    return [await record(chat, tx, { event, recipients, publication })];
  });
  announce(chat, announced);
  return noContent;
};

async function enter(
  chat: Chat,
  tx: Transaction,
  { thread, me }: Access,
  people: readonly Participant[],
  nowMs: number,
): Promise<readonly Announcement[]> {
  if (people.length === 0) return [];
  await saveParticipants(tx, thread.id, people);
  const ids = people.map(({ userId }) => userId);
  await saveMembers(tx, thread.id, [...thread.members, ...ids]);
  await append(tx, thread.id, peopleMessage('participantAdded', people, me.userId), nowMs);
  const everyone = await findParticipants(tx, thread.id);
  const creator = everyone.find(({ userId }) => userId === thread.createdBy);
  const createdBy = creator ?? { userId: thread.createdBy, displayName: null };
  const created = events.threadCreated(thread, createdBy, everyone);
  const added = events.participantsAdded(thread.id, me, people, nowMs);
  const members = [...thread.members, ...ids];
  const happening = { thread, people, members, actor: me.userId, timeMs: nowMs };
  const publication = {
    types: published.ADDED,
    events: () => published.participantsAdded(happening),
  };
  // To the new people the thread is new, to everybody the people are.
  return [
    await record(chat, tx, { event: created, recipients: ids }),
    await record(chat, tx, { event: added, recipients: members, publication }),
  ];
}

async function leave(
  tx: Transaction,
  { thread, me }: Access,
  userId: string,
  nowMs: number,
): Promise<Participant | undefined> {
  const everyone = await findParticipants(tx, thread.id);
  const person = everyone.find((one) => one.userId === userId);
  if (!person) return undefined;
  const staying = thread.members.filter((member) => member !== userId);
  await saveMembers(tx, thread.id, staying);
  const notice = peopleMessage('participantRemoved', [person], me.userId);
  const placed = await append(tx, thread.id, notice, nowMs);
  await tx.participant.update({
    where: { threadId_userId: { threadId: thread.id, userId } },
    data: { removedSequence: placed?.message.sequence ?? 0 },
  });
  return person;
}
