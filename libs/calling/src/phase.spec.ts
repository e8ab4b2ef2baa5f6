import type { CallState } from '@azure/communication-calling';
import fc from 'fast-check';
import { nextPhase, transitions } from './phase.ts';
import type { CallPhase } from './phase.ts';

const states: readonly CallState[] = [
  'None',
  'Connecting',
  'Ringing',
  'EarlyMedia',
  'InLobby',
  'Connected',
  'LocalHold',
  'RemoteHold',
  'Disconnecting',
  'Disconnected',
];

const history = fc.array(fc.constantFrom(...states), { maxLength: 30 });
const start = { name: 'connecting' } as CallPhase;

test('whatever the SDK says in whatever order, a call only goes where the table lets it', () => {
  fc.assert(
    fc.property(history, (sequence) => {
      let phase: CallPhase = start;
      for (const state of sequence) {
        const next = nextPhase(phase, state);
        if (next !== phase) expect(transitions[phase.name]).toContain(next.name);
        phase = next;
      }
    }),
  );
});

test('nothing leaves the end', () => {
  const ended = nextPhase(start, 'Disconnected', { code: 603, subCode: 0 });
  expect(ended).toEqual({
    name: 'ended',
    reason: { word: 'declined', code: 603, subCode: 0 },
  });
  for (const state of states) expect(nextPhase(ended, state)).toBe(ended);
});

test('a call that was connected does not ring again', () => {
  const connected = nextPhase(start, 'Connected');
  expect(nextPhase(connected, 'Ringing')).toBe(connected);
  expect(nextPhase(connected, 'RemoteHold')).toEqual({ name: 'held', by: 'other' });
});

test('the same state twice is the same phase', () => {
  const held = nextPhase(start, 'LocalHold');
  expect(nextPhase(held, 'LocalHold')).toBe(held);
  expect(nextPhase(held, 'RemoteHold')).not.toBe(held);
});
