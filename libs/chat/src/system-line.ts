import type { Participant, SystemMessage } from './message.ts';

/** What the service says happened, and to whom besides the one who did it. */
export interface SystemLine {
  readonly word: 'topic' | 'began' | 'added' | 'left' | 'removed';
  readonly others: readonly Participant[];
}

export function systemLineOf({ kind, initiator, participants }: SystemMessage): SystemLine {
  const others = participants.filter(({ userId }) => userId !== initiator);
  switch (kind) {
    case 'topicUpdated':
      return { word: 'topic', others };
    case 'participantAdded':
      // Only at the beginning does somebody come in by their own doing.
      return { word: others.length < participants.length ? 'began' : 'added', others };
    case 'participantRemoved':
      return { word: others.length === 0 ? 'left' : 'removed', others };
  }
}
