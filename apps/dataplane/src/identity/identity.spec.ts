import { isAcsUserId } from '@switchboard/kernel';
import { lifetimeMinutes, newUserId } from './identity.ts';

const resource = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';

describe('identity', () => {
  it('makes unique ids in the form of the service', () => {
    const ids = new Set(Array.from({ length: 500 }, () => newUserId(resource, Date.now())));
    expect(ids.size).toBe(500);
    for (const id of ids) expect(isAcsUserId(id)).toBe(true);
  });

  it('keeps token lifetimes between 60 and 1440 minutes', () => {
    expect([undefined, 60, 1440].map(lifetimeMinutes)).toEqual([1440, 60, 1440]);
    for (const minutes of [59, 1441, -1]) {
      expect(() => lifetimeMinutes(minutes)).toThrow(
        expect.objectContaining({
          code: 'ValidationError',
          target: 'ExpiresInMinutes',
          message: `ExpiresInMinutes value ${minutes} is invalid.`,
        }),
      );
    }
  });
});
