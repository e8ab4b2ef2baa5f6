import { VirtualClock } from '@switchboard/kernel/testing';
import type { MeshTransportOptions, MeshTrouble } from '../src/mesh/mesh-options.ts';
import { MeshTransport } from '../src/mesh/mesh-transport.ts';
import { FakeConnections, FakeSignalling } from './_fake-connection.ts';

export const HOUR_MS = 3_600_000;

/** Who may meet over connections in memory, on a clock that the test turns. */
export function meshWorld() {
  const clock = new VirtualClock(0);
  const network = new FakeConnections(clock);
  const signalling = new FakeSignalling(clock);
  const troubles: MeshTrouble[] = [];
  const open = (self: string, options: Partial<MeshTransportOptions> = {}) =>
    MeshTransport.open({
      signalling: signalling.of(self),
      clock,
      RTCPeerConnection: network.RTCPeerConnection,
      iceServers: async () => ({ iceServers: [], expiresOn: new Date(clock.now() + 10 * HOUR_MS) }),
      onTrouble: (trouble) => troubles.push(trouble),
      ...options,
    });
  const until = async (what: string, holds: () => boolean): Promise<void> => {
    for (let ms = 0; !holds(); ms += 10) {
      if (ms > 60_000) throw new Error(`did not happen: ${what}`);
      await clock.advance(10);
    }
  };
  const pair = async () => {
    const [one, two] = [await open('one'), await open('two')];
    await until('they reach each other', () => one.peers().length + two.peers().length === 2);
    return [one, two] as const;
  };
  return { clock, network, signalling, troubles, open, until, pair };
}

export function listen(transport: MeshTransport) {
  const heard: string[] = [];
  transport.subscribe({
    message: ({ bytes }) => heard.push(`message ${bytes.length}`),
    peerJoined: (peer) => heard.push(`joined ${peer}`),
    peerLeft: (peer) => heard.push(`left ${peer}`),
    drained: () => heard.push('drained'),
  });
  return heard;
}
