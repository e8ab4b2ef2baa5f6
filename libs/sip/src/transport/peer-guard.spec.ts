import { VirtualClock } from '@switchboard/kernel/testing';
import { ConnectBackOff } from './connect-back-off.ts';
import { PeerGuard } from './peer-guard.ts';

describe('who may send', () => {
  it('knows addresses and networks, also through a socket of IPv6', () => {
    const allow = ['192.0.2.1', '198.51.100.0/24', '2001:db8::/32'];
    const guard = new PeerGuard({ clock: new VirtualClock(), allow });
    const allowed = ['192.0.2.1', '198.51.100.77', '::ffff:192.0.2.1', '2001:db8::5'];
    const refused = ['192.0.2.2', '198.51.101.1', '2001:db9::1', 'nonsense'];
    expect(allowed.filter((one) => guard.allows(one))).toEqual(allowed);
    expect(refused.filter((one) => guard.allows(one))).toEqual([]);
  });

  it('refuses a list that holds something else', () => {
    expect(() => new PeerGuard({ clock: new VirtualClock(), allow: ['example.test'] })).toThrow();
  });

  it('lets an address send so much, and others meanwhile', async () => {
    const clock = new VirtualClock();
    const guard = new PeerGuard({ clock, burst: 3, messagesPerSecond: 1 });
    const sent = (address: string) => [1, 2, 3, 4].filter(() => guard.admits(address)).length;
    expect([sent('192.0.2.1'), sent('192.0.2.2')]).toEqual([3, 3]);
    await clock.advance(2_000);
    expect(sent('192.0.2.1')).toBe(2);
  });

  it('remembers a bounded number of addresses', () => {
    const guard = new PeerGuard({ clock: new VirtualClock() });
    for (let each = 0; each < 10_500; each++) guard.admits(`10.0.${each >> 8}.${each & 255}`);
    expect(guard.addresses).toBe(10_000);
  });

  it('leaves a peer alone that could not be reached, twice as long each time', async () => {
    const clock = new VirtualClock();
    const backOff = new ConnectBackOff(clock, 100, 300);
    const waits: number[] = [];
    for (let each = 0; each < 4; each++) {
      backOff.failed('peer');
      const since = clock.now();
      while (backOff.isWaiting('peer')) await clock.advance(50);
      waits.push(clock.now() - since);
    }
    expect(waits).toEqual([100, 200, 300, 300]);
    backOff.connected('peer');
    backOff.failed('peer');
    await clock.advance(100);
    expect(backOff.isWaiting('peer')).toBe(false);
  });
});
