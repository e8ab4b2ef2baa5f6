import { readConfig } from './env.ts';

const environment = {
  ACCESS_URL: 'http://localhost:3100',
  OIDC_ISSUER: 'http://localhost:3900',
  OIDC_CLIENT_ID: 'switchboard-robot',
  OIDC_CLIENT_SECRET: 'nobody is to see this',
};

it('reads where it is and by what it signs in', () => {
  expect(readConfig(environment)).toMatchObject({
    ...{ port: 3950, relayOnly: false, accessUrl: 'http://localhost:3100' },
    oidc: { clientId: 'switchboard-robot', allowInsecure: false },
  });
});

it('names what is wrong, and shows no value', () => {
  const wrong = { ...environment, OIDC_ISSUER: 'nowhere', ROBOT_RELAY_ONLY: 'maybe' };
  expect(() => readConfig(wrong)).toThrow(/ROBOT_RELAY_ONLY[^]*OIDC_ISSUER/);
  expect(() => readConfig(wrong)).not.toThrow(/nowhere|nobody/);
});
