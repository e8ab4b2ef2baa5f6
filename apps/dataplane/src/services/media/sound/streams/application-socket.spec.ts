import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { setImmediate } from 'node:timers/promises';
import { VirtualClock } from '@switchboard/kernel/testing';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { ApplicationSocket } from './application-socket.ts';

const LOOPBACK = ['127.0.0.0/8', '::1/128'];
let server: WebSocketServer;
let url: string;

beforeAll(async () => {
  server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await once(server, 'listening');
  url = `ws://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  for (const socket of server.clients) socket.terminate();
  server.close();
});

/** A socket, what becomes of it, and the server's side of it. */
function open(to: string, allowedAddresses = LOOPBACK) {
  const clock = new VirtualClock(0);
  const opened = Promise.withResolvers<boolean>();
  const failed = Promise.withResolvers<string>();
  const options = { url: to, headers: {}, allowedAddresses, greeting: 'hello' };
  const events = {
    ...{ opened: opened.resolve, failed: failed.resolve, received: () => undefined },
  };
  const accepted = once(server, 'connection') as Promise<[WebSocket]>;
  const socket = new ApplicationSocket(options, events, clock);
  return { clock, socket, accepted, opened: opened.promise, failed: failed.promise };
}

test('a server that does not read loses what is beyond the bound, and nothing is kept for it', async () => {
  const { socket, accepted, opened } = open(url);
  const [there] = await accepted;
  await opened;
  there.pause();
  const frame = 'x'.repeat(100_000);
  for (let at = 0; at < 1_000; at++) socket.send(frame);
  socket.send('the end');
  const read: number[] = [];
  there.on('message', (message: Buffer) => read.push(message.length));
  there.resume();
  socket[Symbol.dispose]();
  await once(there, 'close');
  // A part of them is with the machine, but by no means all.
  expect(read.length).toBeLessThan(200);
  expect(read.slice(0, 2)).toEqual(['hello'.length, frame.length]);
});

test('a server that is not there any more does not say so: it is asked', async () => {
  const { clock, socket, accepted, opened } = open(url);
  const [there] = await accepted;
  expect(await opened).toBe(false);
  there.pause();
  let isBack = false;
  server.once('connection', () => (isBack = true));
  // Twice it is asked, then it is cut off; when that is over is the machine's to say.
  await clock.advance(10_000);
  while (!isBack) {
    await setImmediate();
    await clock.advance(10);
  }
  socket[Symbol.dispose]();
});

test.each(['ws://10.0.0.1:9', 'ws://127.0.0.1:9', 'wss://[::1]:9', 'wss://localhost:9'])(
  'nothing is sent to %s where that is not allowed',
  async (to) => {
    const { failed } = open(to, []);
    expect(await failed).toBe('address-refused');
  },
);
