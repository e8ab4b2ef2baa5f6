/** A provider of texts that takes whatever it is sent, and says when so many have come. */
import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import smpp from 'smpp';

let taken = 0;
const waiting: { readonly until: number; readonly tell: () => void }[] = [];

const provider = smpp.createServer((session) => {
  session.on('error', () => session.destroy());
  for (const bind of ['bind_transceiver', 'enquire_link', 'unbind'])
    session.on(bind, (pdu: Parameters<typeof session.send>[0]) => session.send(pdu.response()));
  session.on('submit_sm', (pdu: Parameters<typeof session.send>[0]) => {
    taken += 1;
    session.send(pdu.response({ message_id: String(taken) }));
    for (const { until, tell } of waiting) if (taken === until) tell();
  });
});
await once(provider.listen(0, '127.0.0.1'), 'listening');

/** `/` says where texts go; `/<count>` answers when so many more have come. */
const server = createServer((request, response) => {
  const more = Number(request.url?.slice(1));
  if (!more) return void response.end(String((provider.address() as AddressInfo).port));
  const until = taken + more;
  response.writeHead(200).flushHeaders();
  waiting.push({ until, tell: () => response.end() });
});
await once(server.listen(0, 'localhost'), 'listening');
const { port } = server.address() as AddressInfo;
console.log(JSON.stringify({ http: `http://localhost:${port}` }));
