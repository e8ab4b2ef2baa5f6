import { readConfig } from './config.ts';

const given = { issuer: 'https://login.example.com', accessUrl: 'https://access.example.com/trpc' };

it('needs to know who signs people in, and whom to ask', () => {
  expect(readConfig(given)).toEqual({
    ...given,
    clientId: 'switchboard-native',
    allowInsecure: false,
  });
});

it.each([undefined, {}, { ...given, issuer: 'login' }, { ...given, accessUrl: 'file:///trpc' }])(
  'takes nothing else: %j',
  (other) => expect(readConfig(other)).toBeUndefined(),
);
