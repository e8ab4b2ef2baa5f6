import { isAcsUserId, isThreadId } from './identifier.ts';

const RESOURCE = '7f2f5c5e-2c1b-4f4e-9a55-3a1f0d2b6c11';
const USER = '00000024-1d5c-4a5e-28f4-343a0d001a2b';

describe('communication user ids', () => {
  it.each([
    [`8:acs:${RESOURCE}_${USER}`],
    [`8:gcch-acs:${RESOURCE}_${USER}`],
    [`8:dod-acs:${RESOURCE}_${USER}`],
  ])('are known: %s', (id) => {
    expect(isAcsUserId(id)).toBe(true);
  });

  it.each([
    ['8:orgid:7f2f5c5e'],
    [`8:acs:${RESOURCE}`],
    [`8:acs:${RESOURCE}_${USER}\n`],
    [`8:acs:${RESOURCE}_${USER}/../x`],
    ['4:+14255550100'],
    [undefined],
    [7],
  ])('are not: %p', (id) => {
    expect(isAcsUserId(id)).toBe(false);
  });
});

describe('thread ids', () => {
  it('are known by their form', () => {
    expect(isThreadId('19:uni01_abc-DEF@thread.v2')).toBe(true);
  });

  it.each([['19:@thread.v2'], ['19:a/b@thread.v2'], ['19:a@thread.v2?x'], [null]])(
    'are not: %p',
    (id) => {
      expect(isThreadId(id)).toBe(false);
    },
  );
});
