import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocket, WebSocketServer } from 'ws';
import { textFrame } from './text-frame.ts';

const MAX_SHORT = 125;
const MAX_MEDIUM = 65_535;

it('is what a WebSocket reads as that text, at every length that is written in its own way', async () => {
  const lengths = [0, 1, MAX_SHORT, MAX_SHORT + 1, MAX_MEDIUM, MAX_MEDIUM + 1];
  const texts = [...lengths.map((length) => 'x'.repeat(length)), 'Grüße 午餐 🥗'.repeat(99)];
  const server = createServer();
  const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false });
  server.on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (client) => {
      for (const text of texts) socket.write(textFrame(text));
      client.close();
    }),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const heard: string[] = [];
  client.on('message', (data: Buffer, isBinary: boolean) =>
    heard.push(`${isBinary ? 'binary ' : ''}${data.toString()}`),
  );
  await once(client, 'close');
  server.close();
  expect(heard).toEqual(texts);
});
