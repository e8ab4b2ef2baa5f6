import { personName } from './person-name.ts';

describe('personName', () => {
  it.each([
    ['Alice  Ng ', 'Alice Ng'],
    ['bob@example.org', 'bob'],
    ['@example.org', 'Somebody'],
    [undefined, 'Somebody'],
    ['a\u0000b\u202ec', 'a bc'],
    ['Bo\u200bb', 'Bob'],
    ['x'.repeat(200), 'x'.repeat(100)],
  ])('makes of %j %j', (claimed, name) => {
    expect(personName(claimed)).toBe(name);
  });
});
