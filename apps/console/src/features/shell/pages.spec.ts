/** @jest-environment node */
import { navigationOf, pageAt, pagesOf } from './pages';

const idsOf = (role: Parameters<typeof pagesOf>[0]) => pagesOf(role).map(({ id }) => id);

describe('the pages of the console', () => {
  it('are for the staff, each for who may do what it is for', () => {
    const all = [
      'overview',
      'people',
      'ledger',
      'access',
      'audit',
      'numbers',
      'calls',
      'recordings',
      'phoneNetwork',
      'messages',
      'bots',
      'push',
      'events',
      'live',
    ];
    expect(idsOf('admin')).toEqual(all);
    expect(idsOf('auditor')).toEqual(all);
    expect(idsOf('operator')).toEqual([
      'overview',
      'people',
      'ledger',
      'numbers',
      'calls',
      'recordings',
      'phoneNetwork',
      'messages',
      'bots',
      'push',
      'events',
    ]);
  });

  it.each(['member', 'guest', 'room-guest'] as const)('are not for a %s', (role) => {
    expect(idsOf(role)).toEqual([]);
  });

  it('are led to where there is something to show', () => {
    const ids = (hasBots: boolean) => navigationOf('operator', hasBots).map(({ id }) => id);
    expect(ids(true)).toEqual(idsOf('operator'));
    expect(ids(false)).toEqual(idsOf('operator').filter((id) => id !== 'bots'));
  });

  it('are found by their address', () => {
    expect(pageAt('/audit')?.id).toBe('audit');
    expect(pageAt('/audit/1')?.id).toBe('audit');
    expect(pageAt('/auditorium')).toBeUndefined();
    expect(pageAt('/home')).toBeUndefined();
  });
});
