import type { RTCPeerConnection } from 'werift';

/**
 * Has a connection begin its handshakes as soon as there is a way to the engine. As the client, the library first waits a tenth
 * of a second, for a server that does not listen yet; engines listen from the beginning, and whoever has answered a phone
 * would wait for it.
 */
export function shakeHandsAtOnce({ dtlsTransports }: RTCPeerConnection): void {
  for (const transport of dtlsTransports) {
    transport.onStateChange.subscribe((state) => {
      if (state !== 'connecting' || transport.role !== 'client') return;
      // It makes its client right after it has said so.
      queueMicrotask(() => {
        const client = transport.dtls;
        if (client && 'connect' in client) connectOnce(client as { connect(): Promise<void> });
      });
    });
  }
}

/** When the library does it as well, it was done. */
function connectOnce(client: { connect(): Promise<void> }): void {
  const connecting = client.connect();
  // Whoever waits for it hears why it failed.
  connecting.catch(() => undefined);
  client.connect = () => connecting;
}
