import { progressOf } from './progress-of';

const NOBODY = { pending: 0, sending: 0, sent: 0, failed: 0, skipped: 0 };

it('counts everybody of whom nothing more is to come', () => {
  const counts = { pending: 3, sending: 1, sent: 4, failed: 1, skipped: 1 };
  expect(progressOf({ counts })).toEqual({ total: 10, done: 6, percent: 60 });
});

it('is not through before it is', () => {
  expect(progressOf({ counts: { ...NOBODY, pending: 1, sent: 999 } }).percent).toBe(99);
  expect(progressOf({ counts: NOBODY }).percent).toBe(100);
});
