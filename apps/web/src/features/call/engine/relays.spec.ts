import { knownRelays, noteRelays } from './relays';

const relay = { urls: ['turn:relay.example.com'], username: 'me', credential: 'secret' };

it('knows the relays that calls go through, as they were told last', () => {
  expect(knownRelays()).toEqual([]);
  noteRelays([relay]);
  noteRelays([relay, { urls: ['stun:relay.example.com'] }]);
  expect(knownRelays()).toEqual([relay, { urls: ['stun:relay.example.com'] }]);
});
