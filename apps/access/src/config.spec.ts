import { readConfig } from './config.ts';

const key = 'c2VjcmV0LWtleQ==';
const good = {
  ACS_CONNECTION_STRING: `endpoint=http://localhost:7100;accesskey=${key}`,
  OIDC_ISSUER: 'http://localhost:3900',
  OIDC_ALLOW_INSECURE: 'true',
};
const azure = 'https://acme.communication.azure.com';

function failure(environment: Record<string, string | undefined>): Error {
  try {
    readConfig(environment);
  } catch (error) {
    return error as Error;
  }
  throw new Error('it was accepted');
}

describe('readConfig', () => {
  it('needs little on a laptop', () => {
    expect(readConfig(good)).toMatchObject({
      port: 3100,
      host: 'localhost',
      browserEndpoint: 'http://localhost:7100',
      oidc: { audience: 'switchboard-access' },
      trustProxy: undefined,
    });
  });

  it('takes Azure by managed identity', () => {
    const config = readConfig({ ACS_ENDPOINT: azure, OIDC_ISSUER: 'https://login.example' });
    expect(config).toMatchObject({
      acs: { kind: 'managed-identity', endpoint: azure },
      browserEndpoint: azure,
    });
  });

  it.each([
    [{ ACS_BROWSER_ENDPOINT: azure }, /ACS_BROWSER_ENDPOINT/],
    [
      {
        ACS_CONNECTION_STRING: `endpoint=${azure};accesskey=${key}`,
        ACS_BROWSER_ENDPOINT: 'http://localhost:7100',
      },
      /ACS_BROWSER_ENDPOINT/,
    ],
    [{ ACS_CONNECTION_STRING: undefined }, /ACS_CONNECTION_STRING/],
    [
      { ACS_CONNECTION_STRING: `endpoint=http://far.example;accesskey=${key}` },
      /ACS_CONNECTION_STRING/,
    ],
    [{ ACS_ENDPOINT: azure }, /ACS_CONNECTION_STRING, ACS_ENDPOINT/],
    [{ ACS_BROWSER_ENDPOINT: 'http://far.example' }, /ACS_BROWSER_ENDPOINT/],
    [{ OIDC_ISSUER: undefined }, /OIDC_ISSUER/],
    [{ OIDC_ALLOW_INSECURE: undefined }, /OIDC_ISSUER/],
    [{ OIDC_ALLOW_INSECURE: 'yes' }, /OIDC_ALLOW_INSECURE/],
    [{ OIDC_ISSUER: 'http://far.example' }, /OIDC_ISSUER/],
    [{ ACCESS_PORT: 'many' }, /ACCESS_PORT/],
    [{ DATABASE_URL: 'mysql://secret@far.example' }, /DATABASE_URL/],
    [
      {
        ACS_CONNECTION_STRING: `endpoint=${azure};accesskey=${key}`,
        ACS_BROWSER_ENDPOINT: azure,
        ACCESS_SEED_FILE: 'x',
      },
      /ACCESS_SEED_FILE/,
    ],
    [
      {
        ACS_CONNECTION_STRING: `endpoint=${azure};accesskey=${key}`,
        ACS_BROWSER_ENDPOINT: azure,
        ACS_CONTROL_URL: 'http://localhost:7101',
      },
      /ACS_CONTROL_URL/,
    ],
  ])('refuses %j, by name and without the value', (change, name) => {
    const { message } = failure({ ...good, ...change });
    expect(message).toMatch(name);
    expect(message).not.toContain(key);
    expect(message).not.toContain('far.example');
  });

  it('has a stable code for the mixture that must never start', () => {
    expect(failure({ ...good, ACS_BROWSER_ENDPOINT: azure })).toMatchObject({
      code: 'mixed-endpoints',
    });
  });

  it('names every wrong variable at once', () => {
    const { message } = failure({ ACCESS_PORT: 'x', OIDC_ALLOW_INSECURE: 'x' });
    expect(message).toMatch(/ACCESS_PORT[\s\S]*OIDC_ISSUER[\s\S]*OIDC_ALLOW_INSECURE/);
  });
});
