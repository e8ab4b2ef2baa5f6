import { readConfig } from './config.ts';

const given = {
  ACS_CONNECTION_STRING: 'endpoint=http://localhost:7100/;accesskey=a2V5',
  ACCESS_URL: 'http://localhost:3100',
  OIDC_ISSUER: 'https://login.example',
  TELEPHONY_EVENTS_SECRET: 'x'.repeat(32),
  TELEPHONY_EVENTS_TOPICS: '/subscriptions/1, /subscriptions/2',
};

describe('readConfig', () => {
  it('has quiet hours, and prices of nothing, unless told otherwise', () => {
    expect(readConfig(given)).toMatchObject({
      policy: { quietHours: { fromMinute: 1_260, untilMinute: 480 }, campaignsNeedOptIn: false },
      prices: { prices: [] },
      newNumbers: 'unverified',
      events: { topics: ['/subscriptions/1', '/subscriptions/2'] },
    });
  });

  it('reads what is told', () => {
    const config = readConfig({
      ...given,
      TELEPHONY_QUIET_HOURS: '22:30-07:15',
      TELEPHONY_PRICES: 'USD +1=0.0075 +=0.1',
    });
    expect(config.policy.quietHours).toEqual({ fromMinute: 1_350, untilMinute: 435 });
    expect(config.prices).toEqual({
      currency: 'USD',
      prices: [
        { prefix: '+1', perSegment: 7_500 },
        { prefix: '+', perSegment: 100_000 },
      ],
    });
    expect(readConfig({ ...given, TELEPHONY_QUIET_HOURS: 'off' }).policy.quietHours).toBe(
      undefined,
    );
  });

  it('takes calls where it is told how it is reached, with the keys of where they are', () => {
    expect(readConfig(given).calls).toBe(undefined);
    const calls = {
      TELEPHONY_CALLBACKS_URL: 'http://localhost:3450/',
      TELEPHONY_CALLBACKS_AUDIENCE: 'resource',
    };
    expect(readConfig({ ...given, ...calls }).calls).toMatchObject({
      ...{ callbackUrl: 'http://localhost:3450', audience: 'resource', allowInsecure: true },
      jwksUri: 'http://localhost:7100/calling/keys',
    });
    const azure = 'endpoint=https://x.communication.azure.com/;accesskey=a2V5';
    const atAzure = readConfig({ ...given, ...calls, ACS_CONNECTION_STRING: azure }).calls;
    expect(atAzure).toMatchObject({
      jwksUri: 'https://acscallautomation.communication.azure.com/calling/keys',
      allowInsecure: false,
    });
  });

  it.each([
    ['TELEPHONY_CALLBACKS_AUDIENCE', { TELEPHONY_CALLBACKS_URL: 'http://localhost:3450' }],
    [
      'plain http',
      { TELEPHONY_CALLBACKS_URL: 'http://x.example', TELEPHONY_CALLBACKS_AUDIENCE: 'resource' },
    ],
    ['ACS_CONNECTION_STRING', { ACS_CONNECTION_STRING: '' }],
    ['only one', { ACS_ENDPOINT: 'https://x.communication.azure.com' }],
    ['OIDC_ISSUER', { OIDC_ISSUER: 'http://login.example', OIDC_ALLOW_INSECURE: 'true' }],
    ['TELEPHONY_EVENTS_SECRET', { TELEPHONY_EVENTS_SECRET: 'short' }],
    ['TELEPHONY_QUIET_HOURS', { TELEPHONY_QUIET_HOURS: '25:00-08:00' }],
    ['TELEPHONY_PRICES', { TELEPHONY_PRICES: 'dollars' }],
  ])('names %s where that is wrong', (name, change) => {
    expect(() => readConfig({ ...given, ...change })).toThrow(name);
  });
});
