import { endReasonOf } from '@switchboard/calling';
import type { CallSnapshot } from '@switchboard/calling';
import { noteOf } from './call-note';

const ended = (change: Partial<CallSnapshot>, code = 0, subCode = 0) =>
  ({
    id: 'p.call',
    direction: 'outgoing',
    target: { kind: 'people', ids: ['bob'] },
    startedAt: 0,
    endedAt: 61_000,
    phase: { name: 'ended', reason: endReasonOf({ code, subCode }) },
    ...change,
  }) as CallSnapshot;

test.each([
  [ended({ connectedAt: 1_000 }), 'answered', 60],
  [ended({}, 603), 'declined', 0],
  [ended({}, 487, 10004), 'missed', 0],
  [ended({}, 487), 'missed', 0],
  [ended({}, 480, 10037), 'missed', 0],
  [ended({}, 410, 301004), 'failed', 0],
])('%#: outcome and length', (call, outcome, durationSeconds) => {
  expect(noteOf(call, false, 90_000)).toMatchObject({ outcome, durationSeconds, others: ['bob'] });
});

const { endedAt: _, ...going } = ended({});

test.each<[Partial<CallSnapshot>, string, number]>([
  [{ phase: { name: 'connected' }, connectedAt: 30_000 }, 'answered', 60],
  [{ phase: { name: 'held', by: 'me' }, connectedAt: 30_000 }, 'answered', 60],
  [{ phase: { name: 'ringing' } }, 'missed', 0],
])('%#: of one that ends now, as it is now', (change, outcome, durationSeconds) => {
  expect(noteOf({ ...going, ...change }, false, 90_000)).toMatchObject({
    outcome,
    durationSeconds,
  });
});

test('phones are left out, and a call to nobody else is not noted', () => {
  const phone = '4:+14255550123';
  const among = noteOf(ended({ target: { kind: 'people', ids: ['bob', phone] } }), false, 0);
  expect(among?.others).toEqual(['bob']);
  expect(noteOf(ended({ target: { kind: 'people', ids: [phone] } }), false, 0)).toBeUndefined();
});

test('only what was placed here, between people, and has reached them', () => {
  expect(noteOf(ended({ direction: 'incoming' }), false, 0)).toBeUndefined();
  expect(noteOf(ended({ target: { kind: 'room', roomId: '1' } }), false, 0)).toBeUndefined();
  expect(noteOf(ended({ phase: { name: 'connecting' } }), false, 0)).toBeUndefined();
});
