import type { IncomingState } from '@switchboard/calling';
import type { ChatState, ThreadState } from '@switchboard/chat';
import { isShared, namedThread } from './shared-thread';

const thread = (id: string, others: readonly string[], change: Partial<ThreadState> = {}) =>
  ({
    id,
    membership: 'member',
    participants: Object.fromEntries(['alice', ...others].map((userId) => [userId, { userId }])),
    ...change,
  }) as ThreadState;

const threads: ChatState['threads'] = {
  ours: thread('ours', ['bob']),
  left: thread('left', ['bob'], { membership: 'left' }),
  unread: thread('unread', [], { participants: {} }),
  aboutBob: thread('aboutBob', ['carla']),
};

/** Bob calls Alice, and names a conversation. */
const call = (context: IncomingState['context']): IncomingState => ({
  id: 'call',
  from: 'bob',
  since: 0,
  context,
});

test.each([
  ['ours', true],
  ['left', false],
  ['unread', false],
  ['aboutBob', false],
])('%s is shown beside the call: %s', (id, shared) => {
  const incoming = call({ thread: id });
  expect(namedThread(threads, incoming)?.id).toBe(id);
  expect(isShared(namedThread(threads, incoming), incoming)).toBe(shared);
});

test.each([[{}], [{ thread: 'somebody else’s' }], [{ thread: 'constructor' }]])(
  'one that is not mine is not even looked at: %j',
  (context) => {
    expect(namedThread(threads, call(context))).toBeUndefined();
  },
);
