import type { SystemMessage } from './message.ts';
import { systemLineOf } from './system-line.ts';

const [ALICE, BOB] = [
  { userId: 'alice', name: 'Alice' },
  { userId: 'bob', name: 'Bob' },
];
const COMMON = { id: '1', version: '1', createdOn: 1, initiator: 'alice' } as const;
const lineOf = (change: Pick<SystemMessage, 'kind' | 'participants'>) =>
  systemLineOf({ ...COMMON, ...change });

describe('what the service says happened', () => {
  it.each([
    ['a new topic', 'topicUpdated', [], 'topic', []],
    ['the beginning, in which one adds oneself', 'participantAdded', [ALICE, BOB], 'began', [BOB]],
    ['somebody added later', 'participantAdded', [BOB], 'added', [BOB]],
    ['somebody gone by themselves', 'participantRemoved', [ALICE], 'left', []],
    ['somebody taken out', 'participantRemoved', [BOB], 'removed', [BOB]],
  ] as const)('is told apart: %s', (_, kind, participants, word, others) => {
    expect(lineOf({ kind, participants })).toEqual({ word, others });
  });
});
