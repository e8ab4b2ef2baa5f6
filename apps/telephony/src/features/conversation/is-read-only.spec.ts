import { isReadOnly } from './is-read-only.ts';

test('a conversation is read-only where its number was taken back, and not at night', () => {
  const refused = (reason: string) => ({ decision: { allowed: false, reason, againAt: null } });
  expect(isReadOnly(refused('sender-withdrawn'))).toBe(true);
  expect(isReadOnly(refused('quiet-hours'))).toBe(false);
  expect(isReadOnly({ decision: { allowed: true, reason: null, againAt: null } })).toBe(false);
});
