/** @jest-environment node */
import { policyEnv, readEnv } from './env';

const SESSION_SECRET = 's'.repeat(32);

describe('readEnv', () => {
  it('needs only a secret on a developer machine', () => {
    expect(readEnv({ SESSION_SECRET })).toMatchObject({
      CONSOLE_URL: 'http://localhost:3200',
      ACCESS_URL: 'http://localhost:3100',
      OIDC_CLIENT_ID: 'switchboard-console',
      OIDC_ALLOW_INSECURE: false,
    });
  });

  it.each([
    [{}, 'SESSION_SECRET'],
    [{ SESSION_SECRET: 'short-secret' }, 'SESSION_SECRET'],
    [{ SESSION_SECRET, CONSOLE_URL: 'not-a-url' }, 'CONSOLE_URL'],
    [{ SESSION_SECRET, BOTS_SERVICE_URL: 'not-a-url' }, 'BOTS_SERVICE_URL'],
  ])('names what is wrong, without its value: %j', (env, name) => {
    expect(() => readEnv(env)).toThrow(name);
    expect(() => readEnv(env)).not.toThrow(/short-secret|not-a-url/);
  });
});

it('knows whether it is developed', () => {
  expect(policyEnv({ NODE_ENV: 'development' })).toEqual({ development: true });
  expect(policyEnv({ NODE_ENV: 'production' })).toEqual({ development: false });
});
