import type { Duplex } from 'node:stream';
import type { RawData, WebSocket } from 'ws';
import { textFrame } from './text-frame.ts';
import type { Transport } from './transport.ts';

/** @param stream what the WebSocket was made of */
export function websocketTransport(socket: WebSocket, stream: Duplex): Transport {
  const transport: Transport = {
    kind: 'websocket',
    get open() {
      return socket.readyState === socket.OPEN;
    },
    get buffered() {
      return socket.bufferedAmount;
    },
    // The WebSocket itself would write head and text apart, which takes the system a tenth longer: as nothing is
    // compressed and each of its own frames is written at once, one may write between them.
    send(frame) {
      if (transport.open) stream.write(textFrame(frame));
    },
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
