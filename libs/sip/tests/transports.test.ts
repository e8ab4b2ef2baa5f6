import { once } from 'node:events';
import { connect } from 'node:net';
import { Scope, systemClock } from '@switchboard/kernel';
import type { Flow, SipTransport } from '../src/transport/flow.ts';
import { PeerGuard } from '../src/transport/peer-guard.ts';
import type { PeerGuardOptions } from '../src/transport/peer-guard.ts';
import type { StreamLimits } from '../src/transport/stream-limits.ts';
import { StreamTransport } from '../src/transport/stream-transport.ts';
import { UdpTransport } from '../src/transport/udp-transport.ts';
import { hasOpenssl, makeCertificate } from '../src/testing/certificate.ts';
import { requestText } from '../src/testing/request-text.ts';
import { until } from '../src/testing/until.ts';

if (!hasOpenssl) process.stderr.write('SKIPPED: SIP over TLS, for want of openssl\n');

const TEXT = requestText('OPTIONS', { body: 'v=0\r\n' });
const options = (guard: Partial<PeerGuardOptions> = {}) => ({
  ...{ clock: systemClock, host: '127.0.0.1', port: 0 },
  guard: new PeerGuard({ clock: systemClock, ...guard }),
});
const openTcp = (limits: Partial<StreamLimits> = {}, guard: Partial<PeerGuardOptions> = {}) =>
  StreamTransport.open({ ...options(guard), limits });

function collect(transport: SipTransport) {
  const got: { text: string; flow: Flow }[] = [];
  transport.receive((bytes, flow) => got.push({ text: bytes.toString(), flow }));
  return got;
}

let scope: Scope;
beforeEach(() => void (scope = new Scope()));
afterEach(() => scope[Symbol.asyncDispose]());

const openTls = (ca: string, own: { key: string; cert: string }) =>
  StreamTransport.open({ ...options(), tls: { server: own, client: { ca } } });

async function bounce(client: SipTransport, server: SipTransport, host = '127.0.0.1') {
  const [atClient, atServer] = [collect(client), collect(server)];
  const flow = await client.flowTo({ host, port: server.local.port });
  await flow.send(Buffer.from(TEXT));
  await until('it has come', () => atServer.length === 1);
  expect(atServer[0]!.text).toBe(TEXT);
  await atServer[0]!.flow.send(Buffer.from(TEXT));
  await until('the answer has come', () => atClient.length === 1);
  expect(atClient[0]!.text).toBe(TEXT);
  return { flow, back: atServer[0]!.flow };
}

describe('transports', () => {
  it('carry datagrams there and back by one socket', async () => {
    const client = scope.use(await UdpTransport.open(options()));
    const server = scope.use(await UdpTransport.open(options()));
    const { back } = await bounce(client, server);
    expect(back.remote).toEqual(client.local);
    await expect(back.send(Buffer.alloc(70_000))).rejects.toMatchObject({
      code: 'message-too-large',
    });
  });

  it('carry messages there and back by one connection', async () => {
    const client = scope.use(await openTcp());
    const server = scope.use(await openTcp());
    await bounce(client, server);
    await client.flowTo({ host: '127.0.0.1', port: server.local.port });
    expect([client.connections, server.connections]).toEqual([1, 1]);
  });

  (hasOpenssl ? it : it.skip)('carry TLS, and only to whom is trusted', async () => {
    const [own, other] = [makeCertificate(), makeCertificate()];
    const server = scope.use(await openTls(own.cert, own));
    const client = scope.use(await openTls(own.cert, own));
    await bounce(client, server, 'localhost');
    const wrong = scope.use(await openTls(other.cert, other));
    await expect(
      wrong.flowTo({ host: 'localhost', port: server.local.port }),
    ).rejects.toMatchObject({ code: 'peer-unreachable' });
  });

  (hasOpenssl ? it : it.skip)(
    'carry TLS to the address that a name led to, and ask there for its certificate',
    async () => {
      const own = makeCertificate('trunk.test');
      const server = scope.use(await openTls(own.cert, own));
      const client = scope.use(await openTls(own.cert, own));
      const { port } = server.local;
      const at = (serverName: string) => client.flowTo({ host: '127.0.0.1', port, serverName });
      expect(await at('trunk.test')).toMatchObject({ isOpen: true });
      await expect(at('other.test')).rejects.toMatchObject({ code: 'peer-unreachable' });
    },
  );

  it('refuse to stand where no peer would find them', async () => {
    await expect(UdpTransport.open({ ...options(), host: '0.0.0.0' })).rejects.toMatchObject({
      code: 'invalid-transport',
    });
  });

  it('hear nothing from who is not allowed', async () => {
    const server = scope.use(await openTcp({}, { allow: ['192.0.2.1'] }));
    const socket = connect(server.local.port, '127.0.0.1');
    await once(socket, 'close');
    expect(server.connections).toBe(0);
  });

  it('reach nobody who is not allowed', async () => {
    const server = scope.use(await openTcp());
    const allow = ['192.0.2.1'];
    const tcp = scope.use(await openTcp({}, { allow }));
    const udp = scope.use(await UdpTransport.open(options({ allow })));
    for (const transport of [tcp, udp])
      await expect(
        transport.flowTo({ host: '127.0.0.1', port: server.local.port }),
      ).rejects.toMatchObject({ code: 'peer-unreachable' });
  });

  it('close a connection that sends more than is allowed', async () => {
    const server = scope.use(await openTcp({}, { burst: 2, messagesPerSecond: 0 }));
    const got = collect(server);
    const socket = connect(server.local.port, '127.0.0.1');
    socket.end(TEXT.repeat(5));
    await once(socket, 'close');
    expect(got).toHaveLength(2);
  });

  it.each([
    ['is idle', { keepAliveMs: 20, idleMs: 60 }, ''],
    ['leaves a message unfinished', { wholeMessageMs: 20 }, TEXT.slice(0, 50)],
    ['sends no SIP', {}, 'x'.repeat(70_000)],
  ])('close a connection that %s', async (_what, limits, text) => {
    const server = scope.use(await openTcp(limits));
    const socket = connect(server.local.port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(text);
    socket.resume();
    await once(socket, 'close');
    await until('it is gone', () => server.connections === 0);
  });

  it('answer a keep-alive, and send their own', async () => {
    const server = scope.use(await openTcp({ keepAliveMs: 20 }));
    const socket = connect(server.local.port, '127.0.0.1');
    let got = '';
    socket.on('data', (chunk: Buffer) => void (got += chunk.toString()));
    socket.write('\r\n\r\n');
    await until('pong and ping have come', () => got.length >= 6);
    expect(got).toMatch(/^(\r\n)+$/);
    socket.destroy();
  });

  it('take a bounded number of connections from one address', async () => {
    const server = scope.use(await openTcp({ connectionsPerAddress: 1 }));
    const first = connect(server.local.port, '127.0.0.1');
    await until('the first is there', () => server.connections === 1);
    const second = connect(server.local.port, '127.0.0.1');
    await once(second, 'close');
    expect(server.connections).toBe(1);
    first.destroy();
  });

  it('leave a peer alone for a while that cannot be reached, then connect again', async () => {
    const client = scope.use(await openTcp({ firstBackOffMs: 50, maxBackOffMs: 50 }));
    const gone = await openTcp();
    const { port } = gone.local;
    await gone[Symbol.asyncDispose]();
    const peer = { host: '127.0.0.1', port };
    await expect(client.flowTo(peer)).rejects.toMatchObject({ code: 'peer-unreachable' });
    const back = scope.use(await StreamTransport.open({ ...options(), port }));
    await expect(client.flowTo(peer)).rejects.toMatchObject({ code: 'peer-unreachable' });
    let isConnected = false;
    const attempt = (): void =>
      void client.flowTo(peer).then(
        () => (isConnected = true),
        () => undefined,
      );
    await until('it is connected', () => {
      attempt();
      return isConnected;
    });
    expect(back.connections).toBe(1);
  });
});
