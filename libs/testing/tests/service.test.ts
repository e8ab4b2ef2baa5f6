import { accessFailure, createAccessClient } from '@switchboard/access-api/client';
import { createServiceSignIn } from '@switchboard/auth/service';
import { robot } from '@switchboard/stack';
import { startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';

describe('a program that signs in by itself', () => {
  let stack: Stack;
  beforeAll(async () => {
    stack = await startStack();
  });
  afterAll(() => stack[Symbol.asyncDispose]());

  const settings = () => {
    const told = stack.environmentOf(robot);
    return {
      issuer: told['OIDC_ISSUER'] ?? '',
      clientId: told['OIDC_CLIENT_ID'] ?? '',
      clientSecret: told['OIDC_CLIENT_SECRET'] ?? '',
      allowInsecure: true,
    };
  };
  const withToken = (token: string) =>
    createAccessClient({
      url: `${stack.accessUrl}/trpc`,
      headers: () => ({ authorization: `Bearer ${token}` }),
    });

  it('is a person like others to the trusted service, with the least that a person may', async () => {
    const access = withToken(await createServiceSignIn(settings()).accessToken());
    const profile = await access.me.profile.query();
    expect(profile).toMatchObject({ name: 'Robot', role: 'member' });
    const found = await stack.as('alice').directory.search.query({ query: 'robo' });
    expect(found).toMatchObject([{ name: 'Robot' }]);
    const failure = await access.people.block
      .mutate({ personId: profile.id })
      .catch((error: unknown) => accessFailure(error));
    expect(failure).toMatchObject({ code: 'not-allowed' });
    expect(stack.logs.join('')).not.toContain(settings().clientSecret);
  });

  it('is nobody with another secret', async () => {
    const signIn = createServiceSignIn({ ...settings(), clientSecret: 'of somebody else' });
    await expect(signIn.accessToken()).rejects.toMatchObject({ code: 'sign-in-failed' });
  });
});
