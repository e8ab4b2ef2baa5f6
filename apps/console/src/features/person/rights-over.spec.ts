/** @jest-environment node */
import type { Role } from '@switchboard/identity';
import { rightsOver } from './rights-over';

const over = (mine: Role, theirs: Role, self = false, erasedAt: string | null = null) =>
  Object.entries(
    rightsOver(
      { id: 'usr_1', role: mine },
      { id: self ? 'usr_1' : 'usr_2', role: theirs, erasedAt },
    ),
  )
    .filter(([, allowed]) => allowed)
    .map(([right]) => right)
    .join(' ');

it.each([
  ['admin', 'member', 'edit grant block endTokens signOut erase'],
  ['admin', 'admin', 'edit grant block endTokens signOut erase'],
  ['admin', 'guest', 'edit block endTokens signOut erase'],
  ['operator', 'member', 'edit block endTokens signOut erase'],
  ['operator', 'admin', ''],
  ['auditor', 'member', ''],
  ['member', 'member', ''],
] as const)('%s over %s: %s', (mine, theirs, rights) => {
  expect(over(mine, theirs)).toBe(rights);
});

it('nobody locks themselves out', () => {
  expect(over('admin', 'admin', true)).toBe('edit endTokens signOut');
});

it('nothing is left to do about who was erased', () => {
  expect(over('admin', 'member', false, '2026-01-01T00:00:00.000Z')).toBe('');
});
