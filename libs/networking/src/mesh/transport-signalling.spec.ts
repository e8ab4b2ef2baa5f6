import { VirtualClock } from '@switchboard/kernel/testing';
import { FakeConnections } from '../../tests/_fake-connection.ts';
import { MessageChannel } from '../messages/message-channel.ts';
import { FakeNetwork } from '../testing/fake-network.ts';
import type { FakeNetworkOptions } from '../testing/fake-network.ts';
import { MeshTransport } from './mesh-transport.ts';
import { transportSignalling } from './transport-signalling.ts';

const TOPIC = 9;

function world(options: FakeNetworkOptions) {
  const clock = new VirtualClock(0);
  const network = new FakeNetwork(clock, options);
  const { RTCPeerConnection } = new FakeConnections(clock);
  const signallingOf = (self: string) => {
    const transport = network.join(self);
    const channel = new MessageChannel(transport, { clock });
    return { transport, signalling: transportSignalling({ transport, channel, topic: TOPIC }) };
  };
  const open = (self: string) =>
    MeshTransport.open({
      signalling: signallingOf(self).signalling,
      clock,
      RTCPeerConnection,
      iceServers: async () => ({ iceServers: [], expiresOn: new Date(clock.now() + 3_600_000) }),
    });
  return { clock, network, signallingOf, open };
}

it('lets connections come about over a way that carries little at once', async () => {
  const { clock, open } = world({ limits: { maxBytes: 100 }, maxWaitingBytes: 200, delayMs: 5 });
  const all = [await open('one'), await open('two'), await open('three')];
  await clock.advance(5_000);
  const others = all.map((each) => [...each.peers()].toSorted());
  expect(others).toEqual([
    ['three', 'two'],
    ['one', 'three'],
    ['one', 'two'],
  ]);
});

it('tells who came later, and hears only what is reliable', async () => {
  const { clock, network, signallingOf } = world({});
  const { signalling } = signallingOf('one');
  const heard: string[] = [];
  const subscription = signalling.subscribe({
    message: (from, text) => heard.push(`${from}: ${text}`),
    joined: (peer) => heard.push(`${peer} joined`),
  });
  const two = signallingOf('two');
  two.signalling.send('one', 'hello');
  const channel = new MessageChannel(network.join('three'), { clock });
  channel.send(TOPIC, { delivery: 'unreliable', bytes: new TextEncoder().encode('psst') });
  await clock.advance(100);
  subscription[Symbol.dispose]();
  two.signalling.send('one', 'once more');
  await clock.advance(100);
  expect(heard).toEqual(['two joined', 'three joined', 'two: hello']);
});

it('says nothing more, and throws nothing, once the way is closed', async () => {
  const { transport, signalling } = world({}).signallingOf('one');
  await transport[Symbol.asyncDispose]();
  expect(() => signalling.send(undefined, 'hello')).not.toThrow();
});
