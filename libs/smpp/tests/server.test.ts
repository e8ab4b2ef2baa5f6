import { VirtualClock } from '@switchboard/kernel/testing';
import { connect } from 'node:net';
import { connectTo } from '../src/client/connect-to.ts';
import { SmppClient } from '../src/client/smpp-client.ts';
import type { SmppClientOptions } from '../src/client/client-options.ts';
import type { SubmitSm } from '../src/codec/pdu.ts';
import { joinParts } from '../src/parts/join-parts.ts';
import { readContent } from '../src/parts/read-content.ts';
import { writeParts } from '../src/parts/write-parts.ts';
import { readReceipt } from '../src/receipt/read-receipt.ts';
import { writeReceipt } from '../src/receipt/write-receipt.ts';
import { SmppServer } from '../src/server/smpp-server.ts';
import type { SmppServerOptions } from '../src/server/server-options.ts';
import { aMessage } from './_pdus.ts';
import { until } from './_until.ts';

const HOST = '127.0.0.1';

/** A server, and how to make clients of it; all of it over sockets of this machine. */
async function open(options: Partial<SmppServerOptions> = {}) {
  const clock = new VirtualClock();
  const submitted: SubmitSm[] = [];
  const server = await SmppServer.listen({
    host: HOST,
    port: 0,
    clock,
    systemId: 'carrier',
    authenticate: async ({ password }) => (password === 'secret' ? undefined : 'ESME_RINVPASWD'),
    onSubmit: async (message) => ({ messageId: `m${submitted.push(message)}` }),
    ...options,
  });
  const clients: SmppClient[] = [];
  const client = (clientOptions: Partial<SmppClientOptions> = {}): SmppClient => {
    const made = new SmppClient({
      connect: connectTo({ host: HOST, port: server.port, clock }),
      account: { systemId: 'esme', password: 'secret' },
      clock,
      onDeliver: async () => undefined,
      ...clientOptions,
    });
    clients.push(made);
    return made;
  };
  const close = async (): Promise<void> => {
    await Promise.all(clients.map((one) => one[Symbol.asyncDispose]()));
    await server[Symbol.asyncDispose]();
    await until('no link and no timer is left', () => server.sessions + clock.pending === 0);
  };
  return { server, clock, client, submitted, close };
}

const isBound = (client: SmppClient) => (): boolean =>
  client.links.every(({ state }) => state === 'bound');
const isWaiting = (client: SmppClient) => (): boolean =>
  client.links.every(({ state }) => state === 'waiting');

describe('a client and a server', () => {
  it('send each other a text in parts, and a receipt', async () => {
    const delivered: string[] = [];
    const { server, client, submitted, close } = await open();
    const one = client({
      onDeliver: async (message) =>
        void delivered.push(readReceipt(message)?.state ?? 'no receipt'),
    });
    const text = 'Grüße, 中文 and 😀. '.repeat(12);
    const parts = writeParts(text, { by: 'header', reference: 200 })!;
    const ids = await Promise.all(parts.map((fields) => one.submit(aMessage(fields))));
    expect(ids).toEqual(parts.map((_part, index) => `m${index + 1}`));
    expect(joinParts(submitted.map((message) => readContent(message)!))).toBe(text);
    await server.deliver('esme', aMessage(writeReceipt({ messageId: 'm1', state: 'DELIVERED' })));
    expect(delivered).toEqual(['DELIVERED']);
    expect(server.peers).toMatchObject([{ systemId: 'esme', mode: 'transceiver', address: HOST }]);
    await close();
  });

  it('pass on what the other one refuses', async () => {
    const { server, client, close } = await open({
      onSubmit: async () => ({ status: 'ESME_RINVDSTADR' }),
    });
    const one = client({ onDeliver: async () => 'ESME_RX_T_APPN' });
    await expect(one.submit(aMessage())).rejects.toMatchObject({
      code: 'submit-refused',
      statusName: 'ESME_RINVDSTADR',
    });
    await expect(server.deliver('esme', aMessage())).rejects.toMatchObject({
      code: 'deliver-refused',
      retryable: true,
    });
    await expect(server.deliver('nobody', aMessage())).rejects.toMatchObject({
      code: 'no-receiver',
    });
    await close();
  });

  it('of 3,000 messages lose none, over four links', async () => {
    const { client, submitted, close } = await open();
    const one = client({ links: 4, limits: { window: 50 } });
    const sent = Array.from({ length: 3_000 }, () => one.submit(aMessage()));
    expect(new Set(await Promise.all(sent)).size).toBe(3_000);
    expect(submitted).toHaveLength(3_000);
    await close();
  });
});

describe('SmppServer', () => {
  it('refuses whom it does not know', async () => {
    const { server, client, close } = await open();
    const stranger = client({ account: { systemId: 'esme', password: 'wrong' } });
    await until('refused', isWaiting(stranger));
    expect(stranger.links[0]).toMatchObject({ because: 'bind-refused', status: 0x0e });
    expect(server.peers).toEqual([]);
    await close();
  });

  it('lets an account bind only so often', async () => {
    const { server, client, close } = await open({ limits: { bindsPerAccount: 2 } });
    const [first, second] = [client(), client()];
    await until('both are bound', () => isBound(first)() && isBound(second)());
    const third = client();
    await until('the third is refused', isWaiting(third));
    expect(third.links[0]).toMatchObject({ status: 0x0d });
    const other = client({ account: { systemId: 'other', password: 'secret' } });
    await until('another account binds', isBound(other));
    expect(server.peers).toHaveLength(3);
    await close();
  });

  it('takes no more links than it may, and lets strangers keep nobody out', async () => {
    const { server, clock, client, close } = await open({ limits: { unbound: 3 } });
    const strangers = Array.from({ length: 6 }, () => connect(server.port, HOST));
    let ended = 0;
    for (const one of strangers)
      one
        .on('error', () => undefined)
        .on('close', () => void (ended += 1))
        .resume();
    await until('three of them are sent away', () => ended === 3 && server.sessions === 3);
    await clock.advance(10_000);
    await until('nobody is left', () => server.sessions === 0 && ended === 6);
    await until('a customer binds', isBound(client()));
    await close();
  });

  it('talks only to addresses that may connect', async () => {
    const asked: string[] = [];
    const { client, close } = await open({
      allowAddress: (address) => {
        asked.push(address);
        return false;
      },
    });
    const one = client();
    await until('sent away', isWaiting(one));
    expect(asked).toEqual([HOST]);
    await close();
  });

  it('lets go of everybody, after what they have sent', async () => {
    const { server, client, submitted } = await open();
    const one = client({ limits: { window: 5 } });
    const sent = Array.from({ length: 5 }, () => one.submit(aMessage()));
    await Promise.all(sent);
    await server[Symbol.asyncDispose]();
    expect(submitted).toHaveLength(5);
    await until('the client knows', isWaiting(one));
    await one[Symbol.asyncDispose]();
    expect(one.links).toEqual([{ state: 'closed' }]);
  });
});

describe('connectTo', () => {
  it('says that nobody is there, and stops when it is told to', async () => {
    const { server, clock, close } = await open();
    const { port } = server;
    await close();
    const never = new AbortController();
    const opening = connectTo({ host: HOST, port, clock })(never.signal);
    await expect(opening).rejects.toMatchObject({ code: 'link-lost' });
    never.abort();
    const stopped = connectTo({ host: HOST, port, clock })(never.signal);
    await expect(stopped).rejects.toMatchObject({ code: 'link-lost' });
    expect(clock.pending).toBe(0);
  });
});
