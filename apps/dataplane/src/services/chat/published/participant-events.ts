import type { Participant, Thread } from '../model.ts';
import {
  forPerson,
  identifier,
  inThread,
  others,
  participant,
  personTime,
  threadTime,
} from './base.ts';
import type { NewEvent } from './base.ts';

export const ADDED = [
  'ChatParticipantAddedToThreadWithUser',
  'ChatThreadParticipantAdded',
] as const;
export const REMOVED = [
  'ChatParticipantRemovedFromThreadWithUser',
  'ChatThreadParticipantRemoved',
] as const;

/** Who came into a thread, or went. */
export interface ParticipantHappening {
  readonly thread: Pick<Thread, 'id' | 'createdMs'>;
  readonly people: readonly Participant[];
  /** Everybody who is told: those who came, or went, included. */
  readonly members: readonly string[];
  readonly actor: string;
  readonly timeMs: number;
}

type Kind = 'participantAdded' | 'participantRemoved';

export function participantsAdded(happening: ParticipantHappening): NewEvent[] {
  return happening.people.flatMap((one) => participantEvents('participantAdded', happening, one));
}

export function participantsRemoved(happening: ParticipantHappening): NewEvent[] {
  return happening.people.flatMap((one) => participantEvents('participantRemoved', happening, one));
}

function participantEvents(
  kind: Kind,
  happening: ParticipantHappening,
  person: Participant,
): NewEvent[] {
  const { thread, members, actor, timeMs } = happening;
  const [personType, threadType] = kind === 'participantAdded' ? ADDED : REMOVED;
  const forPeople = others(members, actor).map((recipient) => ({
    ...{ type: personType, timeMs },
    subject: `thread/${thread.id}/${kind}/${person.userId}/recipient/${recipient}`,
    data: { ...dataOf(kind, happening, person, personTime), ...forPerson(recipient) },
  }));
  return [
    ...forPeople,
    {
      ...{ type: threadType, timeMs },
      subject: `thread/${thread.id}/${kind.toLowerCase()}/${person.userId}`,
      data: dataOf(kind, happening, person, threadTime),
    },
  ];
}

function dataOf(
  kind: Kind,
  { thread, actor, timeMs }: ParticipantHappening,
  person: Participant,
  time: (ms: number) => string,
) {
  const by = kind === 'participantAdded' ? 'addedBy' : 'removedBy';
  return {
    ...inThread(thread.id, `${thread.id}/${kind}/${timeMs}`),
    createTime: time(thread.createdMs),
    time: time(timeMs),
    version: timeMs,
    [by]: actor,
    [`${by}CommunicationIdentifier`]: identifier(actor),
    [kind]: participant(person),
  };
}
