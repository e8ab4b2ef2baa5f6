/** The least that can hand something over: whatever is posted is posted on. The first argument says where. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

const [endpoint] = process.argv.slice(2);

const server = createServer((request, response) => {
  void text(request).then((body) => {
    response.end();
    const headers = { 'content-type': 'application/json' };
    return fetch(endpoint!, { method: 'POST', headers, body });
  });
});
await once(server.listen(0, 'localhost'), 'listening');
const { port } = server.address() as AddressInfo;
console.log(JSON.stringify({ http: `http://localhost:${port}` }));
