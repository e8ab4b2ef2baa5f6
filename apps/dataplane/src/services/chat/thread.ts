import { randomBytes } from 'node:crypto';
import { chatLimits } from '@switchboard/acs-wire';
import type { Metadata, ParticipantInput, RetentionPolicy } from '@switchboard/acs-wire';
import { badRequest, forbidden, notFound } from '../../platform/wire/errors.ts';
import type { Access, AddedPerson, MessageDraft, Participant, Thread } from './model.ts';

const DAY_MS = 86_400_000;

/** `19:` + 43 base64url characters + `1@thread.v2`, as the service makes them. */
export function newThreadId(): string {
  return `19:${randomBytes(32).toString('base64url')}1@thread.v2`;
}

/** Who may read: members, and removed people as far as they could before. */
export function assertReader(found: Partial<Access>): Access {
  if (!found.thread) throw threadNotFound();
  if (!found.me) throw forbidden();
  return { thread: found.thread, me: found.me };
}

/** Who may do anything else. */
export function assertMember(found: Partial<Access>): Access {
  const access = assertReader(found);
  if (access.me.removedSequence !== null) throw forbidden();
  return access;
}

export function threadNotFound() {
  return notFound('The chat thread does not exist.');
}

/** Receipts and typing indicators end where ACS ends them. */
export function assertSmall(thread: Thread): void {
  if (thread.members.length > chatLimits.receiptParticipants) {
    throw badRequest('Not supported in threads with more than 20 participants.');
  }
}

export function retentionDays(policy: RetentionPolicy | null | undefined): number | null {
  return policy?.kind === 'threadCreationDate' ? policy.deleteThreadAfterDays : null;
}

export function expiryMs(createdMs: number, days: number | null): number | null {
  return days === null ? null : createdMs + days * DAY_MS;
}

/** A merge patch: `null` takes a key away. */
export function patchMetadata(
  old: Metadata | null,
  patch: Readonly<Record<string, string | null>> | null | undefined,
): Metadata | null {
  if (patch === undefined) return old;
  if (patch === null) return null;
  const kept = Object.entries({ ...old, ...patch }).filter(
    (entry): entry is [string, string] => entry[1] !== null,
  );
  const size = Buffer.byteLength(kept.flat().join(''));
  if (size > chatLimits.metadataBytes) throw badRequest('Metadata must not exceed 1 KB.');
  return Object.fromEntries(kept);
}

/** The people of a new thread: the creator first, each once, all of the history. */
export function foundingParticipants(
  creatorId: string,
  asked: readonly ParticipantInput[],
  nowMs: number,
): Participant[] {
  const creator = { communicationIdentifier: creatorId } as ParticipantInput;
  const named = asked.find((person) => person.communicationIdentifier === creatorId) ?? creator;
  return newcomers([named, ...asked], new Set(), nowMs, 0);
}

/**
 * Who of the asked becomes a participant: those who are not in yet, each once. They see all of the
 * history unless it is shared from a later time on.
 *
 * @param earliestMs where history begins for whoever adds them, who can share no more than that
 */
export function newcomers(
  asked: readonly ParticipantInput[],
  present: ReadonlySet<string>,
  joinedMs: number,
  earliestMs: number,
): Participant[] {
  const people = new Map<string, Participant>();
  for (const person of asked) {
    const userId = person.communicationIdentifier;
    if (present.has(userId) || people.has(userId)) continue;
    people.set(userId, {
      userId,
      displayName: person.displayName ?? null,
      metadata: person.metadata ?? null,
      joinedMs,
      shareFromMs: Math.max(person.shareHistoryTime ?? 0, earliestMs),
      removedSequence: null,
    });
  }
  return [...people.values()];
}

export function assertRoomFor(thread: Thread, more: number): void {
  if (thread.members.length + more > chatLimits.participants) {
    throw badRequest('A thread holds 250 participants at most.', 'participants');
  }
}

export function topicMessage(topic: string, initiator: string): MessageDraft {
  return systemMessage('topicUpdated', { topic, initiator });
}

export function peopleMessage(
  type: 'participantAdded' | 'participantRemoved',
  people: readonly Participant[],
  initiator: string,
): MessageDraft {
  return systemMessage(type, { participants: people.map(asAdded), initiator });
}

function systemMessage(type: MessageDraft['type'], content: MessageDraft['content']): MessageDraft {
  return { type, content, senderId: null, senderDisplayName: null, metadata: null };
}

function asAdded({ userId, displayName, shareFromMs }: Participant): AddedPerson {
  return { userId, displayName, shareFromMs };
}
