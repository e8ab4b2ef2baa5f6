/** @jest-environment node */
import { reasonKey } from './reason-key';

it.each([
  ['UNREGISTERED', 'gone'],
  ['http-410', 'gone'],
  ['ServicePaused', 'paused'],
  ['http-503', 'down'],
  ['TokenRefused', 'credentials'],
])('%s means %s', (reason, key) => {
  expect(reasonKey(reason)).toBe(key);
});

it('a word that nobody here knows is left as it is', () => {
  expect(reasonKey('NEW_REASON')).toBeUndefined();
  expect(reasonKey('toString')).toBeUndefined();
});
