/** The least a server can do: whatever is posted goes to every socket. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { WebSocketServer } from 'ws';

const server = createServer((request, response) => {
  void text(request).then((frame) => {
    for (const client of sockets.clients) client.send(frame);
    response.writeHead(201).end();
  });
});
const sockets = new WebSocketServer({ server, perMessageDeflate: false });

server.listen(0, 'localhost', () => {
  const { port } = server.address() as AddressInfo;
  console.log(JSON.stringify({ http: `http://localhost:${port}` }));
});
