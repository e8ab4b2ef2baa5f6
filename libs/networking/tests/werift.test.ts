import { systemClock } from '@switchboard/kernel';
import { RTCPeerConnection as WeriftConnection } from 'werift';
import { MeshTransport } from '../src/mesh/mesh-transport.ts';
import type { MeshTransportOptions } from '../src/mesh/mesh-options.ts';
import { transportContract } from '../src/testing/transport-contract.ts';
import { FakeSignalling } from './_fake-connection.ts';

// It keeps to the standard, and its types are its own.
const RTCPeerConnection = WeriftConnection as unknown as MeshTransportOptions['RTCPeerConnection'];

async function until(what: string, holds: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!holds()) {
    if (Date.now() > deadline) throw new Error(`did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

describe('a mesh without a browser, as every transport,', () => {
  it.each(transportContract)(
    '$name',
    async ({ run }) => {
      const signalling = new FakeSignalling(systemClock);
      const open = (self: string) =>
        MeshTransport.open({
          signalling: signalling.of(self),
          clock: systemClock,
          RTCPeerConnection,
          iceServers: async () => ({ iceServers: [], expiresOn: new Date(Date.now() + 3_600_000) }),
        });
      await using one = await open('one');
      await using two = await open('two');
      await until('they reach each other', () => one.peers().length + two.peers().length === 2);
      await run({ one, two, until });
    },
    30_000,
  );
});
