import { findingOf } from './network-finding.ts';

const ways = (...kinds: string[]) => new Set(kinds);

describe('what a test of the network finds', () => {
  it('says how long the way through the relay is', () => {
    expect(findingOf({ relays: 1, ways: ways('relay'), roundTripMs: 12 })).toEqual({
      word: 'relayed',
      roundTripMs: 12,
    });
  });

  it.each([
    ['reachable', 1, ways('host', 'relay')],
    ['direct', 1, ways('host', 'srflx')],
    ['blocked', 1, ways()],
    ['unknown', 0, ways('host')],
  ] as const)('is "%s" with %d relays', (word, relays, found) => {
    expect(findingOf({ relays, ways: found })).toEqual({ word });
  });
});
