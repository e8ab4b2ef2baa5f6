import { addParticipantsBody, identifierInput, skipQuery } from '@switchboard/acs-wire';
import type { Transaction } from '../../platform/database/database.ts';
import { read } from '../../platform/wire/body.ts';
import { nextLink, pageOf } from '../../platform/wire/cursor.ts';
import { created, noContent, ok } from '../../platform/wire/operation.ts';
import { pageAddress } from './address.ts';
import { knownPeople, threadIdOf } from './chat.ts';
import type { Chat, ChatOperation } from './chat.ts';
import * as events from './events.ts';
import type { Access, Participant } from './model.ts';
import { presentParticipant } from './present.ts';
import { append, findParticipants, saveMembers, saveParticipants } from './store.ts';
import { assertMember, assertRoomFor, newcomers, peopleMessage } from './thread.ts';
import { chatVersion } from './version.ts';

export const listParticipants: ChatOperation = async (chat, call) => {
  const { store } = chat;
  const version = chatVersion(call);
  const { maxPageSize, skip } = read(skipQuery, call.query);
  const threadId = threadIdOf(call);
  assertMember(await store.access(threadId, call.caller.userId));
  const rows = await store.participants(threadId, skip, maxPageSize + 1);
  const present = (row: Participant) => presentParticipant(row, version);
  const page = pageOf(rows, maxPageSize, present, () =>
    nextLink(pageAddress(chat, call, `/${threadId}/participants`), {
      maxPageSize,
      skip: skip + maxPageSize,
      'api-version': call.query['api-version'],
    }),
  );
  return ok(page);
};

export const addParticipants: ChatOperation = async (chat, call) => {
  const { store, clock } = chat;
  const { participants } = read(addParticipantsBody, call.body);
  const { valid, invalid } = await knownPeople(store, participants);
  const nowMs = clock.now();
  const entered = await store.locked(threadIdOf(call), call.caller.userId, (tx, found) => {
    const access = assertMember(found);
    const { thread, me } = access;
    const people = newcomers(valid, new Set(thread.members), nowMs, me.shareFromMs);
    assertRoomFor(thread, people.length);
    return enter(tx, access, people, nowMs);
  });
  if (entered.people.length > 0) announce(chat, entered, nowMs);
  return created(invalid.length > 0 ? { invalidParticipants: invalid } : {});
};

export const removeParticipant: ChatOperation = async ({ store, realtime, clock }, call) => {
  const userId = read(identifierInput, call.body);
  const nowMs = clock.now();
  const threadId = threadIdOf(call);
  const { access, person } = await store.locked(threadId, call.caller.userId, async (tx, found) => {
    const access = assertMember(found);
    return { access, person: await leave(tx, access, userId, nowMs) };
  });
  // Whoever was not in is out, as was asked.
  if (!person) return noContent;
  const event = events.participantsRemoved(threadId, access.me, [person], nowMs);
  // The people of before: whoever was removed is told, too.
  realtime.publish(event, access.thread.members);
  return noContent;
};

interface Entered {
  readonly access: Access;
  readonly people: readonly Participant[];
  readonly everyone: readonly Participant[];
}

async function enter(
  tx: Transaction,
  access: Access,
  people: readonly Participant[],
  nowMs: number,
): Promise<Entered> {
  const { thread, me } = access;
  if (people.length === 0) return { access, people, everyone: [] };
  await saveParticipants(tx, thread.id, people);
  const ids = people.map(({ userId }) => userId);
  await saveMembers(tx, thread.id, [...thread.members, ...ids]);
  await append(tx, thread.id, peopleMessage('participantAdded', people, me.userId), nowMs);
  return { access, people, everyone: await findParticipants(tx, thread.id) };
}

/** To the new people the thread is new, to everybody the people are. */
function announce({ realtime }: Chat, { access, people, everyone }: Entered, nowMs: number): void {
  const { thread, me } = access;
  const creator = everyone.find(({ userId }) => userId === thread.createdBy);
  const createdBy = creator ?? { userId: thread.createdBy, displayName: null };
  const newcomerIds = people.map(({ userId }) => userId);
  realtime.publish(events.threadCreated(thread, createdBy, everyone), newcomerIds);
  const event = events.participantsAdded(thread.id, me, people, nowMs);
  realtime.publish(event, [...thread.members, ...newcomerIds]);
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
