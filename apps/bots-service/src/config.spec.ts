import { readConfig } from './config.ts';

const given = {
  ACS_CONNECTION_STRING: 'endpoint=http://localhost:7100/;accesskey=a2V5',
  ACCESS_URL: 'http://localhost:3100',
  OIDC_ISSUER: 'https://login.example',
  BOTS_EVENTS_SECRET: 'x'.repeat(32),
  BOTS_EVENTS_TOPICS: '/subscriptions/1',
  BOTS_CALLBACKS_URL: 'http://localhost:3470/',
  BOTS_CALLBACKS_AUDIENCE: 'resource',
};
const SECRET = 'never shown';
const main = { OIDC_CLIENT_ID: 'bots', OIDC_CLIENT_SECRET: SECRET };
const accountsOf = (value: unknown) => ({ BOTS_ACCOUNTS: JSON.stringify(value) });
const desk = { clientId: 'desk', clientSecret: SECRET };

function refusalOf(environment: Record<string, string>): string {
  try {
    readConfig({ ...given, ...environment });
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('It was accepted.');
}

describe('the accounts of bots', () => {
  it('are none, unless told otherwise', () => {
    expect(readConfig(given)).toMatchObject({ program: undefined, accounts: undefined });
  });

  it('are asked for as that of the program is', () => {
    const environment = { ...main, ...accountsOf({ 'order-desk': desk }), OIDC_RESOURCE: 'access' };
    expect(readConfig({ ...given, ...environment }).accounts).toEqual({
      'order-desk': { ...desk, resource: 'access', scope: undefined },
    });
  });

  it.each([
    ['that are no JSON', { ...main, BOTS_ACCOUNTS: SECRET }],
    ['without a secret', { ...main, ...accountsOf({ 'order-desk': { clientId: 'desk' } }) }],
    ['of no bot', { ...main, ...accountsOf({ 'Order Desk': desk }) }],
    ['without one of the program', accountsOf({ 'order-desk': desk })],
    ['of the reception', { ...main, ...accountsOf({ reception: desk }) }],
    ['that are of two bots', { ...main, ...accountsOf({ one: desk, other: desk }) }],
    ['that are of the program', { ...main, ...accountsOf({ one: { ...desk, clientId: 'bots' } }) }],
  ])('%s are refused, and not shown', (_, environment) => {
    const message = refusalOf(environment);
    expect(message).toContain('BOTS_ACCOUNTS');
    expect(message).not.toContain(SECRET);
  });
});

describe('a language model', () => {
  const model = { BOTS_MODEL_URL: 'https://models.example/v1/', BOTS_MODEL: 'small' };

  it('is asked where it is named, within limits', () => {
    expect(readConfig(given).model).toBeUndefined();
    expect(readConfig({ ...given, ...model, BOTS_MODEL_KEY: SECRET }).model).toEqual({
      ...{ url: 'https://models.example/v1', name: 'small', key: SECRET },
      limits: { requestsADay: 1_000, tokensADay: 500_000 },
    });
    const local = { ...model, BOTS_MODEL_URL: 'http://localhost:11434/v1' };
    const limits = { BOTS_MODEL_REQUESTS_A_DAY: '5', BOTS_MODEL_TOKENS_A_DAY: '9000' };
    expect(readConfig({ ...given, ...local, ...limits }).model).toMatchObject({
      ...{ key: undefined, limits: { requestsADay: 5, tokensADay: 9_000 } },
    });
  });

  it.each([
    ['BOTS_MODEL', { BOTS_MODEL_URL: model.BOTS_MODEL_URL }],
    ['BOTS_MODEL_URL', { BOTS_MODEL: 'small' }],
    ['BOTS_MODEL_URL', { BOTS_MODEL_KEY: SECRET }],
    ['BOTS_MODEL_URL', { ...model, BOTS_MODEL_URL: 'http://models.example/v1' }],
    ['BOTS_MODEL_REQUESTS_A_DAY', { ...model, BOTS_MODEL_REQUESTS_A_DAY: '0' }],
    ['BOTS_MODEL_TOKENS_A_DAY', { ...model, BOTS_MODEL_TOKENS_A_DAY: '100' }],
  ])('is refused by %s', (name, environment) => {
    const message = refusalOf(environment);
    expect(message).toContain(name);
    expect(message).not.toContain(SECRET);
  });
});
