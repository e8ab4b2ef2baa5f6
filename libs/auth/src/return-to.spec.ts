import { safeReturnTo } from './return-to.ts';

const site = 'https://chat.example/auth/callback';

describe('safeReturnTo', () => {
  it('keeps a path of our own', () => {
    expect(safeReturnTo('/threads/1?x=2#y', site)).toBe('/threads/1?x=2#y');
  });

  it.each([
    undefined,
    '',
    'threads',
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/.//evil.example',
    '/x/..//evil.example',
    '/%2e//evil.example',
    '/..//evil.example/%2e%2e',
    '/./\\evil.example',
    '/.//user@evil.example',
  ])('sends %j home', (wanted) => {
    expect(safeReturnTo(wanted, site)).toBe('/');
  });
});
