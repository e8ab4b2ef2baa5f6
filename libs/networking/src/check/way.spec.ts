import { kindOf, MAX_WAYS, waysOf } from './way.ts';

describe('ways', () => {
  it.each([
    ['stun:relay.example', 'stun'],
    ['STUN:relay.example:3478', 'stun'],
    ['turn:relay.example', 'turn-udp'],
    ['turn:192.0.2.7:3478?transport=udp', 'turn-udp'],
    ['turn:[2001:db8::7]:3478?transport=tcp', 'turn-tcp'],
    ['turns:relay.example:443?transport=tcp', 'turn-tls'],
    ['turns:relay.example', 'turn-tls'],
  ])('%s is %s', (url, kind) => expect(kindOf(url)).toBe(kind));

  it.each([
    'turns:relay.example?transport=udp',
    'stuns:relay.example',
    'https://relay.example',
    '',
  ])('has no use for %j', (url) => expect(kindOf(url)).toBeUndefined());

  it('splits servers into single addresses, each once, with the credential it needs', () => {
    const turn = { username: 'name', credential: 'secret' };
    const ways = waysOf([
      { ...turn, urls: ['turn:a?transport=tcp', 'stun:a', 'turn:a?transport=udp', 'stun:a'] },
      { urls: 'stun:b' },
      { urls: 'nothing:c' },
    ]);
    expect(ways.map(({ kind, url }) => `${kind} ${url}`)).toEqual([
      'stun stun:a',
      'stun stun:b',
      'turn-udp turn:a?transport=udp',
      'turn-tcp turn:a?transport=tcp',
    ]);
    expect(ways[2]?.server).toEqual({ ...turn, urls: 'turn:a?transport=udp' });
  });

  it('tries a bounded number', () => {
    const urls = Array.from({ length: 100 }, (_, at) => `turn:relay${at}.example`);
    expect(waysOf([{ urls }])).toHaveLength(MAX_WAYS);
  });
});
