import { createSocket } from 'node:dgram';
import { systemClock } from '@switchboard/kernel';
import {
  DigestGuard,
  digestSecret,
  PeerGuard,
  Registrar,
  UdpTransport,
  UserAgent,
} from '@switchboard/sip';
import { application, automationClient } from './_callbacks.ts';
import { Callers } from './_callers.ts';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { phoneInfo, phoneOn, sipPort } from './_phone.ts';
import { kamailioIsThere, startProxy } from './_proxy.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const HOST = '127.0.0.1';
const STRANGER = '127.0.0.2';
const NUMBER = '+14255550123';
const LOUD = 2_500;
const TONES = { alice: 400, phone: 700 } as const;
const ACCOUNT = { domain: 'trunk.localhost', user: 'account', password: 'of-the-tests' };

/** Where the account of the proxy registers: at a provider that asks who it is. */
async function openRegistrar() {
  const { user, domain, password } = ACCOUNT;
  const secret = digestSecret('MD5', user, domain, password);
  const secretOf = (name: string) => (name === user ? secret : undefined);
  // The one that Kamailio's client knows.
  const algorithms = ['MD5'] as const;
  const guard = new DigestGuard({
    realm: ACCOUNT.domain,
    clock: systemClock,
    secretOf,
    algorithms,
  });
  const registrar = new Registrar({ clock: systemClock, guard });
  const peers = new PeerGuard({ clock: systemClock, allow: [HOST] });
  const transport = await UdpTransport.open({
    ...{ clock: systemClock, host: HOST, port: 0, guard: peers },
  });
  const agent = new UserAgent({
    ...{ transports: [transport], clock: systemClock },
    onRegister: (request) => registrar.receive(request),
  });
  return {
    port: transport.local.port,
    contacts: () => registrar.bindings(user).map(({ contact }) => contact),
    async [Symbol.asyncDispose]() {
      await agent[Symbol.asyncDispose]();
      registrar[Symbol.dispose]();
    },
  };
}

async function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, HOST, resolve));
  const { port } = socket.address();
  await new Promise<void>((resolve) => socket.close(() => resolve()));
  return port;
}

(kamailioIsThere ? describe : describe.skip)('with Kamailio between it and its trunk', () => {
  let trunk: TestTrunk;
  let running: WithEvents;
  let subscribed: Subscriber;
  let registrar: Awaited<ReturnType<typeof openRegistrar>>;
  let proxy: AsyncDisposable;
  let port: number;
  const callers = new Callers();

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    registrar = await openRegistrar();
    port = await freeUdpPort();
    running = await startWithEvents({ phone: phoneOn(port, [28_760, 28_799]) });
    await seedNumbers(running.plane);
    subscribed = await subscriber();
    const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
    await running.subscribe('calls', subscribed.url, { filter });
    proxy = await startProxy({
      ...{ port, dataPlanes: [await sipPort(running)], trunks: [trunk.port] },
      account: { ...ACCOUNT, port: registrar.port },
    });
    const isUp = async () => (await phoneInfo(running)).trunks[0]?.state === 'up';
    await until('the proxy answers', isUp);
  });
  afterEach(() => callers[Symbol.asyncDispose]());
  afterAll(async () => {
    await proxy?.[Symbol.asyncDispose]();
    await running?.[Symbol.asyncDispose]();
    await registrar?.[Symbol.asyncDispose]();
    await subscribed?.[Symbol.asyncDispose]();
    await trunk?.[Symbol.asyncDispose]();
  });

  test('a page calls a phone, which is held, and hangs up', async () => {
    const alice = await callers.caller(running.plane, 'Alice');
    const to = [{ user: `4:${NUMBER}` }];
    const answer = await alice.client.ask('call.start', { to, alternateCallerId: OURS });
    const { id: callId } = (answer as { call: { id: string } }).call;
    const sip = await trunk.next();
    expect(sip.target).toContain(NUMBER);
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    await trunk.answer(sip, phone);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
    await alice.client.ask('call.hold', { callId, on: true });
    await until('it is held', () => phone.hears(TONES.alice) < LOUD / 5);
    phone.call!.end({ reason: 'hung-up' });
    await alice.client.next('call.ended', (event) => event.callId === callId);
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
  });

  test('a phone calls an application, which hangs up', async () => {
    await using app = await application();
    await using phone = await TrunkPhone.open(TONES.phone);
    const count = subscribed.notified.length;
    const outgoing = trunk.call(port, NUMBER, OURS, phone);
    await until('the call is announced', () => subscribed.notified.length > count);
    const [event] = JSON.parse(subscribed.notified.at(-1)!.text) as {
      data: { incomingCallContext: string };
    }[];
    const client = automationClient(running.plane);
    const { incomingCallContext } = event!.data;
    const { callConnection } = await client.answerCall(incomingCallContext, app.url);
    const result = await outgoing.result;
    expect(result.kind).toBe('answered');
    if (result.kind === 'answered') phone.use(result.call);
    await app.next('CallConnected');
    await callConnection.hangUp(true);
    await until('the phone hears that it is over', () => phone.ended !== undefined);
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
  });

  test('it registers where its account is, and says where it is found', async () => {
    await until('it is registered', () => registrar.contacts().length > 0);
    expect(registrar.contacts()[0]).toMatch(new RegExp(`^sip:[^@]+@${HOST}:${port}\\b`));
  });

  test('strangers are not answered', async () => {
    const stranger = createSocket('udp4');
    await new Promise<void>((resolve) => stranger.bind(0, STRANGER, resolve));
    let answered = 0;
    stranger.on('message', () => (answered += 1));
    const branch = 'z9hG4bK-stranger';
    const ask = (method: string): string =>
      [
        `${method} sip:${OURS}@${HOST}:${port} SIP/2.0`,
        `Via: SIP/2.0/UDP ${STRANGER}:${stranger.address().port};branch=${branch}${method}`,
        ...[`From: <sip:${NUMBER}@${STRANGER}>;tag=1`, `To: <sip:${OURS}@${HOST}>`],
        ...[`Call-ID: ${method}@${STRANGER}`, `CSeq: 1 ${method}`, 'Max-Forwards: 70'],
        ...['Content-Length: 0', '', ''],
      ].join('\r\n');
    for (const method of ['OPTIONS', 'INVITE', 'REGISTER']) stranger.send(ask(method), port, HOST);
    // What is asked after them is answered after them.
    for (let asked = 0; asked < 3; asked += 1) expect(await trunk.options(port)).toBe(200);
    expect(answered).toBe(0);
    stranger.close();
    expect(await phoneInfo(running)).toMatchObject({ lines: 0 });
  });
});
