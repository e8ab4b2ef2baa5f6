/** @jest-environment node */
import { fromLocal, toLocal } from './local-moment';

it('comes back as it went, to the minute', () => {
  const moment = fromLocal('2026-03-01T08:30');
  expect(moment).toBe(new Date(2026, 2, 1, 8, 30).toISOString());
  expect(toLocal(moment)).toBe('2026-03-01T08:30');
});

it('is nothing as long as it is not whole', () => {
  expect(fromLocal('')).toBeNull();
  expect(toLocal(null)).toBe('');
});
