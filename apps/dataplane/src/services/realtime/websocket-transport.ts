import type { RawData, WebSocket } from 'ws';
import type { Transport } from './transport.ts';

export function websocketTransport(socket: WebSocket): Transport {
  const transport: Transport = {
    kind: 'websocket',
    get open() {
      return socket.readyState === socket.OPEN;
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    // Bytes and not a text: the socket takes the head of the frame and a text apart, and writes slower.
    send: (frame) => socket.send(Buffer.from(frame), { binary: false }),
    close: () => socket.terminate(),
  };
  socket.on('message', (data: RawData, binary: boolean) => {
    if (!binary) transport.onFrame?.((data as Buffer).toString('utf8'));
  });
  socket.on('close', () => transport.onClose?.());
  // A broken peer is an ordinary end of a connection; `close` follows.
  socket.on('error', () => undefined);
  return transport;
}
