import { pageAt, pagesOf } from './pages';

const of = (role: Parameters<typeof pagesOf>[0]) => pagesOf(role).map(({ id }) => id);

describe('the pages', () => {
  it('are for who may see them', () => {
    expect(of('member')).toEqual([
      ...['inbox', 'calls', 'handovers', 'contacts', 'templates', 'numbers'],
    ]);
    expect(of('operator')).toContain('campaigns');
    expect(of('guest')).toEqual([]);
  });

  it('hold their sub-pages', () => {
    expect(pageAt('/inbox/cnv_1')?.id).toBe('inbox');
    expect(pageAt('/campaigns')?.id).toBe('campaigns');
    expect(pageAt('/inboxes')).toBeUndefined();
  });
});
