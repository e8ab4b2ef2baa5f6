/** @jest-environment node */
import { policyEnv, readEnv } from './env';

const SESSION_SECRET = 's'.repeat(32);

describe('readEnv', () => {
  it('needs only a secret on a developer machine', () => {
    expect(readEnv({ SESSION_SECRET })).toMatchObject({
      NETWORKING_URL: 'http://localhost:3300',
      ACCESS_URL: 'http://localhost:3100',
      OIDC_CLIENT_ID: 'switchboard-networking',
      OIDC_ALLOW_INSECURE: false,
    });
  });

  it.each([
    [{}, 'SESSION_SECRET'],
    [{ SESSION_SECRET: 'short-secret' }, 'SESSION_SECRET'],
    [{ SESSION_SECRET, NETWORKING_URL: 'not-a-url' }, 'NETWORKING_URL'],
  ])('names what is wrong, without its value: %j', (env, name) => {
    expect(() => readEnv(env)).toThrow(name);
    expect(() => readEnv(env)).not.toThrow(/short-secret|not-a-url/);
  });
});

it('lets pages talk to the data plane that it is told of', () => {
  expect(policyEnv({ CONNECT_ORIGINS: '' }).connectOrigins).toContain('communication.azure.com');
  expect(policyEnv({ CONNECT_ORIGINS: 'http://localhost:7100' })).toEqual({
    connectOrigins: 'http://localhost:7100',
    ownWorkers: false,
    development: false,
  });
});
