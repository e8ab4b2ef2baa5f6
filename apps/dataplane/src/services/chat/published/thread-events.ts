import type { Participant, Thread } from '../model.ts';
import {
  forPerson,
  identifier,
  inThread,
  others,
  participant,
  personTime,
  properties,
  threadTime,
} from './base.ts';
import type { NewEvent } from './base.ts';

export const CREATED = ['ChatThreadCreatedWithUser', 'ChatThreadCreated'] as const;
export const UPDATED = [
  'ChatThreadPropertiesUpdatedPerUser',
  'ChatThreadPropertiesUpdated',
] as const;
export const DELETED = ['ChatThreadWithUserDeleted', 'ChatThreadDeleted'] as const;

type Identity = Pick<Thread, 'id' | 'createdMs' | 'members'>;

/** What somebody did to a thread. */
interface ThreadHappening {
  readonly types: readonly [person: string, thread: string];
  readonly thread: Identity;
  /** As in `createdBy`: a part of the subject, and of the field that names who did it. */
  readonly verb: string;
  readonly actor: string;
  readonly timeMs: number;
  readonly data: (time: (ms: number) => string) => Readonly<Record<string, unknown>>;
}

export function threadCreated(thread: Thread, people: readonly Participant[]): NewEvent[] {
  const { createdBy: actor, createdMs: timeMs } = thread;
  const data = () => ({
    properties: properties(thread),
    metadata: thread.metadata ?? {},
    participants: people.map(participant),
    members: people.map(({ userId, displayName }) => ({
      ...(displayName !== null && { displayName }),
      memberId: userId,
    })),
  });
  return threadEvents({ types: CREATED, thread, verb: 'createdBy', actor, timeMs, data });
}

export function threadUpdated(thread: Thread, actor: string, timeMs: number): NewEvent[] {
  const data = (time: (ms: number) => string) => ({
    editTime: time(timeMs),
    properties: properties(thread),
    metadata: thread.metadata ?? {},
  });
  return threadEvents({ types: UPDATED, thread, verb: 'editedBy', actor, timeMs, data });
}

/** @param actor whoever deleted it; when retention did, everybody is told, and its creator is named */
export function threadDeleted(
  thread: Identity & Pick<Thread, 'createdBy'>,
  actor: string | undefined,
  timeMs: number,
): NewEvent[] {
  const data = (time: (ms: number) => string) => ({ deleteTime: time(timeMs) });
  const named = actor ?? thread.createdBy;
  const happening = { types: DELETED, verb: 'deletedBy', actor: named, timeMs, data };
  return threadEvents({ ...happening, thread }, actor === undefined ? thread.members : undefined);
}

function threadEvents(
  happening: ThreadHappening,
  recipients: readonly string[] = others(happening.thread.members, happening.actor),
): NewEvent[] {
  const { types, thread, verb, actor, timeMs } = happening;
  const [personType, threadType] = types;
  const subject = `thread/${thread.id}/${verb}/${actor}`;
  const forPeople = recipients.map((recipient) => ({
    ...{ type: personType, timeMs, subject: `${subject}/recipient/${recipient}` },
    data: { ...dataOf(happening, personTime), ...forPerson(recipient) },
  }));
  return [...forPeople, { type: threadType, timeMs, subject, data: dataOf(happening, threadTime) }];
}

function dataOf(happening: ThreadHappening, time: (ms: number) => string) {
  const { thread, verb, actor, timeMs, data } = happening;
  return {
    ...inThread(thread.id, `${thread.id}/${verb}/${timeMs}`),
    createTime: time(thread.createdMs),
    version: timeMs,
    [verb]: actor,
    [`${verb}CommunicationIdentifier`]: identifier(actor),
    ...data(time),
  };
}
