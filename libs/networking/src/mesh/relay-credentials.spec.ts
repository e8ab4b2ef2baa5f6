import { HOUR_MS, listen, meshWorld as world } from '../../tests/_mesh-world.ts';
import type { IceCredentials } from './mesh-options.ts';

describe('credentials of the relay', () => {
  it('are renewed before they expire, without dropping the connection', async () => {
    const { open, network, clock } = world();
    let asked = 0;
    const iceServers = async (): Promise<IceCredentials> => {
      asked += 1;
      const urls = `turn:relay.example?${asked}`;
      return { iceServers: [{ urls }], expiresOn: new Date(clock.now() + HOUR_MS) };
    };
    const one = await open('one', { iceServers, iceTransportPolicy: 'relay' });
    await open('two');
    await clock.advance(1_000);
    const heard = listen(one);
    await clock.advance(0.8 * HOUR_MS);
    expect(asked).toBe(2);
    expect(network.all).toHaveLength(2);
    expect(network.all.map(({ configuration }) => configuration)).toContainEqual({
      iceServers: [{ urls: 'turn:relay.example?2' }],
      iceTransportPolicy: 'relay',
    });
    expect([heard, one.peers()]).toEqual([[], ['two']]);
  });

  it('are all that is used from now on, where one wants it so, by connections that are made anew', async () => {
    const { pair, network, clock, until } = world();
    const [one] = await pair();
    await clock.advance(5_000);
    const heard = listen(one);
    const before = network.all.length;
    one.setPolicy('relay');
    expect(one.peers()).toEqual([]);
    await until('they reach each other again', () => one.peers().length > 0);
    const made = network.all.slice(before);
    const policies = made.map(({ configuration }) => configuration?.iceTransportPolicy);
    expect(policies.toSorted()).toEqual(['all', 'relay']);
    expect(heard).toEqual(['left two', 'joined two']);
    await clock.advance(60_000);
    expect(heard).toHaveLength(2);
  });

  it('are asked for anew when a path breaks: the relay may be another one by now', async () => {
    const { open, network, clock, until } = world();
    let asked = 0;
    const iceServers = async (): Promise<IceCredentials> => {
      asked += 1;
      const urls = `turn:relay${asked}.example`;
      return { iceServers: [{ urls }], expiresOn: new Date(clock.now() + 10 * HOUR_MS) };
    };
    const one = await open('one', { iceServers, iceTransportPolicy: 'relay' });
    const two = await open('two');
    await until('they reach each other', () => one.peers().length + two.peers().length === 2);
    const heard = listen(one);
    network.set(false);
    await until('it asks', () => asked === 2);
    network.isUp = true;
    await until('the path is mended', () =>
      network.open.every((each) => each.connectionState === 'connected'),
    );
    const used = network.all.map(({ configuration }) => configuration.iceServers);
    expect(used).toContainEqual([{ urls: 'turn:relay2.example' }]);
    expect([network.all.length, heard]).toEqual([2, []]);
  });

  it('are not asked for again and again while paths break', async () => {
    const { open, network, clock } = world();
    let asked = 0;
    const iceServers = async (): Promise<IceCredentials> => {
      asked += 1;
      return { iceServers: [], expiresOn: new Date(clock.now() + 10 * HOUR_MS) };
    };
    await open('one', { iceServers });
    await open('two');
    for (let minutes = 0; minutes < 20; minutes += 1) {
      network.set(minutes % 2 === 1);
      await clock.advance(60_000);
    }
    expect(asked).toBeGreaterThan(2);
    expect(asked).toBeLessThanOrEqual(1 + 4);
  });

  it('are asked for again when they cannot be had, which is told', async () => {
    const { open, clock, troubles } = world();
    let asked = 0;
    const iceServers = async (): Promise<IceCredentials> => {
      asked += 1;
      if (asked === 2) throw new Error('over budget');
      return { iceServers: [], expiresOn: new Date(clock.now() + HOUR_MS) };
    };
    await open('one', { iceServers });
    await clock.advance(0.8 * HOUR_MS);
    expect(asked).toBe(3);
    expect(troubles).toEqual([{ kind: 'no-credentials', error: new Error('over budget') }]);
  });
});
