import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

interface AudioFrame {
  readonly kind: string;
  readonly audioData: { readonly data: string };
}

/** An application that is told of its calls, and sends back what is streamed to it. */
export interface EchoServer extends AsyncDisposable {
  readonly callbackUri: string;
  readonly transportUrl: string;
  /** Is handed each frame before it is sent back. */
  onFrame: (samples: Int16Array) => void;
  /** Is told of each callback by its type. */
  onCallback: (type: string) => void;
}

export async function openEchoServer(): Promise<EchoServer> {
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      response.end();
      for (const { type } of JSON.parse(body) as { type: string }[]) echo.onCallback(type);
    });
  });
  const sockets = new WebSocketServer({ server, perMessageDeflate: false });
  sockets.on('connection', (socket) => {
    socket.on('message', (message: Buffer) => {
      const { kind, audioData } = JSON.parse(message.toString()) as AudioFrame;
      if (kind !== 'AudioData') return;
      echo.onFrame(samplesOf(audioData.data));
      socket.send(JSON.stringify({ kind: 'audioData', audioData, stopAudio: {} }));
    });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const place = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const echo: EchoServer = {
    ...{ callbackUri: `http://${place}/`, transportUrl: `ws://${place}/` },
    ...{ onFrame: () => undefined, onCallback: () => undefined },
    async [Symbol.asyncDispose]() {
      for (const socket of sockets.clients) socket.terminate();
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
  return echo;
}

export function samplesOf(data: string): Int16Array {
  return new Int16Array(new Uint8Array(Buffer.from(data, 'base64')).buffer);
}
