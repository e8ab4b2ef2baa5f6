import { knownRelays, relayAware } from './relays';

class Socket extends EventTarget {
  readonly args: readonly unknown[];
  constructor(...args: readonly unknown[]) {
    super();
    this.args = args;
  }
}

function open(...frames: readonly object[]): void {
  const socket = new (relayAware(Socket as unknown as typeof WebSocket))('wss://example.com');
  for (const frame of frames) {
    socket.dispatchEvent(new MessageEvent('message', { data: JSON.stringify(frame) }));
  }
}

const relay = { urls: ['turn:relay.example.com'], username: 'me', credential: 'secret' };

describe('the relays a page knows of', () => {
  it('are none at first, nor after a refusal', () => {
    open({ t: 'refused', code: 401 });
    expect(knownRelays()).toEqual([]);
  });

  it('are those of the first thing that is said on a line', () => {
    open({ t: 'welcome', iceServers: [relay] }, { t: 'welcome', iceServers: [] });
    expect(knownRelays()).toEqual([relay]);
  });
});
