import type { AccessClient } from '@switchboard/access-api/client';
import type { NativeSignIn, Session } from '@switchboard/auth/native';
import { jest } from '@jest/globals';
import { PlatformError } from '@switchboard/kernel';
import { memoryStore } from '../testing/memory-store.ts';
import { createAccount } from './account.ts';

const session: Session = {
  ...{ accessToken: 't', subject: 'alice', name: 'Alice', expiresAt: 9, sessionId: 's' },
  startedAt: 0,
};
const profile = {
  ...{ subject: 'alice', personId: 'usr_1', name: 'Alice', userId: '8:acs:alice' },
  ...{ endpoint: 'https://data.example.com', mayGetPushes: true },
};
const away = new PlatformError('issuer-unavailable', 'unavailable', 'It does not answer.');

function setUp(storage = memoryStore()) {
  const signIn = {
    begin: jest.fn<NativeSignIn['begin']>(async () => ({ url: 'https://login.example.com/' })),
    finish: jest.fn<NativeSignIn['finish']>(async () => session),
    session: jest.fn<NativeSignIn['session']>(async () => undefined),
    end: jest.fn<NativeSignIn['end']>(async () => ({ url: undefined })),
  };
  const browser = {
    signIn: jest.fn(async (): Promise<string | undefined> => 'switchboard:/signed-in?code=1'),
    open: () => undefined,
  };
  const me = {
    profile: {
      query: jest.fn(async () => ({
        ...{ id: 'usr_1', name: 'Alice' },
        ...{ endpoint: profile.endpoint, userId: '8:acs:alice' as string | null },
        mayGetPushes: true,
      })),
    },
    signOut: { mutate: jest.fn(async () => ({})) },
  };
  const access = { me } as unknown as AccessClient;
  const onAnotherPerson = jest.fn(async () => undefined);
  const onSignOut = jest.fn(async () => undefined);
  const account = createAccount({
    ...{ signIn, browser, access, storage, onSignOut, onAnotherPerson },
  });
  return { account, browser, me, onAnotherPerson, onSignOut, signIn, storage };
}

describe('who uses the device', () => {
  it('signs in in the browser of the system', async () => {
    const { account, browser, signIn } = setUp();
    await account.start();
    expect(account.state.get()).toEqual({ status: 'signed-out' });
    await account.signIn();
    expect(browser.signIn).toHaveBeenCalledWith('https://login.example.com/');
    expect(signIn.finish).toHaveBeenCalledWith('switchboard:/signed-in?code=1');
    expect(account.state.get()).toEqual({ status: 'signed-in', profile });
  });

  it('is told why it did not work', async () => {
    const { account, browser, signIn } = setUp();
    browser.signIn.mockResolvedValueOnce(undefined);
    await account.signIn();
    expect(account.state.get()).toEqual({ status: 'signed-out', trouble: 'cancelled' });
    signIn.finish.mockRejectedValueOnce(new PlatformError('sign-in-expired', 'input', 'late'));
    await account.signIn();
    expect(account.state.get()).toMatchObject({ trouble: 'expired' });
    signIn.begin.mockRejectedValueOnce(away);
    await account.signIn();
    expect(account.state.get()).toMatchObject({ trouble: 'unavailable' });
    signIn.begin.mockRejectedValueOnce(new Error('other'));
    await account.signIn();
    expect(account.state.get()).toMatchObject({ trouble: 'failed' });
  });

  it('is still there without a network, with a token that would have to be refreshed', async () => {
    const { account, storage } = setUp();
    await account.signIn();
    const later = setUp(storage);
    later.signIn.session.mockRejectedValueOnce(away);
    await later.account.start();
    expect(later.account.state.get()).toEqual({ status: 'signed-in', profile });
    expect(account.state.get()).toEqual({ status: 'signed-in', profile });
  });

  it('is still there when only the trusted service is away', async () => {
    const { storage, account } = setUp();
    await account.signIn();
    const later = setUp(storage);
    later.signIn.session.mockResolvedValueOnce(session);
    later.me.profile.query.mockRejectedValueOnce(new TypeError('fetch failed'));
    await later.account.start();
    expect(later.account.state.get()).toEqual({ status: 'signed-in', profile });
  });

  it('is told that the sign-in has ended', async () => {
    const { storage, account } = setUp();
    await account.signIn();
    const later = setUp(storage);
    await later.account.start();
    expect(later.account.state.get()).toEqual({ status: 'signed-out', trouble: 'over' });
  });

  it('finds nothing of who was here before', async () => {
    const { account, onAnotherPerson, signIn } = setUp();
    await account.signIn();
    await account.end('over');
    await account.signIn();
    expect(onAnotherPerson).not.toHaveBeenCalled();
    await account.end('over');
    signIn.finish.mockResolvedValueOnce({ ...session, subject: 'bob' });
    await account.signIn();
    expect(onAnotherPerson).toHaveBeenCalledTimes(1);
  });

  it('learns the identity that pushes name, once', async () => {
    const { account, me, storage } = setUp();
    me.profile.query.mockResolvedValueOnce({
      ...{ id: 'usr_1', name: 'Alice', endpoint: profile.endpoint, userId: null },
      mayGetPushes: true,
    });
    await account.signIn();
    expect(account.state.get()).toMatchObject({ profile: { personId: 'usr_1' } });
    await account.learnUserId('8:acs:alice');
    expect(account.state.get()).toEqual({ status: 'signed-in', profile });
    expect(JSON.parse((await storage.read('profile')) ?? '')).toEqual(profile);
  });

  it('leaves nothing behind at sign-out, also when the service is away', async () => {
    const { account, me, onSignOut, signIn, storage } = setUp();
    await account.signIn();
    me.signOut.mutate.mockRejectedValueOnce(new TypeError('fetch failed'));
    await account.signOut();
    expect(account.state.get()).toEqual({ status: 'signed-out' });
    expect(onSignOut).toHaveBeenCalledTimes(1);
    expect(signIn.end).toHaveBeenCalledTimes(1);
    expect(storage.size()).toBe(0);
  });
});
