/** The least that can send texts: the `smpp` package with a window of ten, and a row for each. `POST /<count>`. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PGlite } from '@electric-sql/pglite';
import smpp from 'smpp';
import type { Session } from 'smpp';

const WINDOW = 10;
const [providerPort, folder] = process.argv.slice(2);
const database = await PGlite.create(folder!);
await database.exec('CREATE TABLE text (id serial PRIMARY KEY, recipient text, content text)');
const session = await bound();

const server = createServer((request, response) => {
  void sendTexts(Number(request.url?.slice(1))).then(() => response.end());
});
await once(server.listen(0, 'localhost'), 'listening');
const { port } = server.address() as AddressInfo;
console.log(JSON.stringify({ http: `http://localhost:${port}` }));

async function sendTexts(count: number): Promise<void> {
  let left = count;
  const lane = async (): Promise<void> => {
    while (left-- > 0)
      await sendText(`1425555${1_000 + (left % 100)}`, `Your parcel ${left} is here.`);
  };
  await Promise.all(Array.from({ length: WINDOW }, lane));
}

async function sendText(recipient: string, content: string): Promise<void> {
  await database.query('INSERT INTO text (recipient, content) VALUES ($1, $2)', [
    recipient,
    content,
  ]);
  const message = {
    source_addr: '14255550100',
    destination_addr: recipient,
    short_message: content,
  };
  await new Promise<void>((resolve) => session.submit_sm(message, () => resolve()));
}

function bound(): Promise<Session> {
  return new Promise((resolve, reject) => {
    const link = smpp.connect({ url: `smpp://127.0.0.1:${providerPort}` }, () =>
      link.bind_transceiver({ system_id: 'us', password: 'secret' }, () => resolve(link)),
    );
    link.on('error', reject);
  });
}
