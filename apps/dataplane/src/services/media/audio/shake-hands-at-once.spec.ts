import { jest } from '@jest/globals';
import { Event } from 'werift';
import type { RTCPeerConnection } from 'werift';
import { shakeHandsAtOnce } from './shake-hands-at-once.ts';

type State = 'connecting' | 'connected';

/** A connection with one way, as the library makes it: its client is there right after it says that it connects. */
function connection(role: 'client' | 'server') {
  const connect = jest.fn<() => Promise<void>>().mockResolvedValue();
  const onStateChange = new Event<[State]>();
  const transport: { role: string; onStateChange: typeof onStateChange; dtls?: unknown } = {
    ...{ role, onStateChange },
  };
  const begin = (): { connect(): Promise<void> } => {
    onStateChange.execute('connecting');
    const client = { connect };
    transport.dtls = client;
    return client;
  };
  return { peer: { dtlsTransports: [transport] } as unknown as RTCPeerConnection, begin, connect };
}

describe('a handshake at once', () => {
  it('is begun by the client before the library does, and not again when it does', async () => {
    const { peer, begin, connect } = connection('client');
    shakeHandsAtOnce(peer);
    // It is described again while it is being connected.
    shakeHandsAtOnce(peer);
    const client = begin();
    await Promise.resolve();
    expect(connect).toHaveBeenCalledTimes(1);
    await client.connect();
    expect(connect).toHaveBeenCalledTimes(1);
  });

  it('is left to the other side by the server', async () => {
    const { peer, begin, connect } = connection('server');
    shakeHandsAtOnce(peer);
    begin();
    await Promise.resolve();
    expect(connect).not.toHaveBeenCalled();
  });
});
