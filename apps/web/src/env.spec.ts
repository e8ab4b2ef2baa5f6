/** @jest-environment node */
import { policyEnv, readEnv } from './env';

const SESSION_SECRET = 's'.repeat(32);

describe('readEnv', () => {
  it('needs only a secret on a developer machine', () => {
    expect(readEnv({ SESSION_SECRET })).toMatchObject({
      WEB_URL: 'http://localhost:3000',
      OIDC_CLIENT_ID: 'switchboard-web',
      OIDC_ALLOW_INSECURE: false,
      SESSION_SECRET,
    });
  });

  it.each([
    [{}, 'SESSION_SECRET'],
    [{ SESSION_SECRET: 'short-secret' }, 'SESSION_SECRET'],
    [{ SESSION_SECRET, WEB_URL: 'not-a-url' }, 'WEB_URL'],
    [{ SESSION_SECRET, TELEPHONY_SERVICE_URL: 'not-a-url' }, 'TELEPHONY_SERVICE_URL'],
    [{ SESSION_SECRET, OIDC_ALLOW_INSECURE: 'yes' }, 'OIDC_ALLOW_INSECURE'],
    [
      { SESSION_SECRET, CONNECT_ORIGINS: "https://a.example; script-src 'unsafe-inline'" },
      'CONNECT_ORIGINS',
    ],
  ])('names what is wrong, without its value: %j', (env, name) => {
    expect(() => readEnv(env)).toThrow(name);
    expect(() => readEnv(env)).not.toThrow(/short-secret|not-a-url|unsafe-inline/);
  });
});

describe('policyEnv', () => {
  it('names Azure unless it is told otherwise', () => {
    expect(policyEnv({ CONNECT_ORIGINS: '' }).connectOrigins).toContain('communication.azure.com');
    expect(policyEnv({ CONNECT_ORIGINS: '' }).ownWorkers).toBe(true);
    expect(policyEnv({ CONNECT_ORIGINS: 'http://localhost:7100' })).toEqual({
      connectOrigins: 'http://localhost:7100',
      ownWorkers: false,
      development: false,
    });
  });
});
