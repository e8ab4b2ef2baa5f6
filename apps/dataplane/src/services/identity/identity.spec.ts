import { isAcsUserId } from '@switchboard/kernel';
import { lifetimeMinutes, newUserId, refuseTeamsToken } from './identity.ts';

const resource = '5b17d0a4-2c66-4f3e-9d51-0a3f6f6d7c11';

describe('identity', () => {
  it('makes unique ids in the form of the service', () => {
    const ids = new Set(Array.from({ length: 500 }, () => newUserId(resource, Date.now())));
    expect(ids.size).toBe(500);
    for (const id of ids) expect(isAcsUserId(id)).toBe(true);
  });

  it('says what is wrong with a Teams token: what is missing, what is no id, the token', () => {
    const [appId, userId] = [resource, resource];
    const told = (ids: { appId: string; userId: string }) => {
      const { status, code, message, target } = refuseTeamsToken(ids);
      return [status, code, message, target];
    };
    expect(told({ appId: 'x', userId: '' })).toEqual([
      400,
      'ValidationError',
      'UserId: The UserId field is required.',
      'UserId',
    ]);
    expect(told({ appId: '', userId: '' }).at(-1)).toBe('AppId');
    expect(told({ appId: 'x', userId: 'x' }).slice(2)).toEqual([
      'Provided AppId has invalid format.',
      'appId',
    ]);
    expect(told({ appId, userId: 'x' }).slice(2)).toEqual([
      'Provided UserId has invalid format.',
      'userId',
    ]);
    expect(told({ appId, userId }).slice(0, 2)).toEqual([401, 'InvalidAccessToken']);
  });

  it('keeps token lifetimes between 60 and 1440 minutes', () => {
    expect([undefined, 60, 1440].map(lifetimeMinutes)).toEqual([1440, 60, 1440]);
    for (const minutes of [59, 1441, -1]) {
      expect(() => lifetimeMinutes(minutes)).toThrow(
        expect.objectContaining({
          code: 'ValidationError',
          target: 'ExpiresInMinutes',
          message: `ExpiresInMinutes value ${minutes} is invalid. Value must be within the [60, 1440] interval.`,
        }),
      );
    }
  });
});
