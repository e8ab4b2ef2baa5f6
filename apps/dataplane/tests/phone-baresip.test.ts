import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SipRoutingClient } from '@azure/communication-phone-numbers';
import { Baresip, hasBaresip, hasOpenssl, makeCertificate } from '@switchboard/sip/testing';
import { automationClient } from './_callbacks.ts';
import { Callers } from './_callers.ts';
import type { Caller } from './_callers.ts';
import { startChild } from './_child.ts';
import type { Child } from './_child.ts';
import { control } from './_harness.ts';
import { phoneInfo } from './_phone.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

if (!hasBaresip || !hasOpenssl)
  process.stderr.write('SKIPPED: calls of pages with baresip, for want of it or of openssl\n');

const HOST = '127.0.0.1';
const NAME = 'sbc.localhost';
const NUMBER = '+14255550123';
const PHONE = `4:${NUMBER}`;
/** What the phone hears it says back. */
const TONE = 400;
const LOUD = 2_500;
const PROTOCOLS = ['udp', 'tcp', 'tls'] as const;
type Protocol = (typeof PROTOCOLS)[number];

const certificate = hasOpenssl ? makeCertificate(NAME) : undefined;

/** A data plane whose trunk is a softphone of somebody else, and which has it told by a file how to speak to it. */
async function setUp(protocol: Protocol) {
  const encrypted = protocol === 'tls' ? ';mediaenc=srtp-mand' : '';
  const phone = await Baresip.start({
    account: (port) =>
      `<sip:${NUMBER}@${HOST}:${port};transport=${protocol}>;regint=0;answermode=manual${encrypted}`,
    certificate,
  });
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-baresip-'));
  const at = (name: string): string => join(folder, name);
  await writeFile(at('key.pem'), certificate!.key);
  await writeFile(at('cert.pem'), certificate!.cert);
  await writeFile(at('trunks.json'), JSON.stringify({ [NAME]: { protocol } }));
  const plane = await startChild({
    ...{ DATABASE_URL: 'pglite:memory', DATAPLANE_PHONE: 'on', SIP_RTP_PORTS: '29160-29179' },
    ...{ SIP_PORT: '0', SIP_TLS_PORT: '0', SIP_TRUNKS: at('trunks.json') },
    ...{ DATAPLANE_TLS_CERT: at('cert.pem'), DATAPLANE_TLS_KEY: at('key.pem') },
    NODE_EXTRA_CA_CERTS: at('cert.pem'),
  });
  await seedNumbers(plane);
  await setTrunk(plane, protocol === 'tls' ? phone.port + 1 : phone.port);
  const subscribed = await subscriber();
  const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
  const subscription = { name: 'calls', endpoint: subscribed.url, filter };
  await control(plane, 'POST', '/events/subscriptions', subscription);
  const callers = new Callers();
  const alice = await callers.caller(plane, 'Alice');
  const voice = new VoiceClient(alice.client, TONE);
  return {
    ...{ phone, plane, subscribed, alice, voice },
    async [Symbol.asyncDispose]() {
      await voice[Symbol.asyncDispose]();
      await callers[Symbol.asyncDispose]();
      await plane[Symbol.asyncDispose]();
      await subscribed[Symbol.asyncDispose]();
      await phone[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
}

async function setTrunk({ connectionString }: Child, sipSignalingPort: number): Promise<void> {
  const client = new SipRoutingClient(connectionString, { allowInsecureConnection: true });
  await client.setTrunks([{ fqdn: NAME, sipSignalingPort }]);
  await client.setRoutes([{ name: 'all', numberPattern: '^\\+', trunks: [NAME] }]);
}

const isUp = (plane: Child): Promise<void> =>
  until('the trunk is up', async () =>
    (await phoneInfo({ plane })).trunks.some(({ state }) => state === 'up'),
  );

const noLine = (plane: Child): Promise<void> =>
  until('no line is left', async () => (await phoneInfo({ plane })).lines === 0);

/** Sends the call that comes in on to somebody, who takes it. */
async function takenBy(alice: Caller, plane: Child, subscribed: Subscriber): Promise<string> {
  await until('the call is announced', () => subscribed.notified.length > 0);
  const [event] = JSON.parse(subscribed.notified[0]!.text) as {
    data: { incomingCallContext: string; from: { rawId: string } };
  }[];
  expect(event!.data.from.rawId).toBe(PHONE);
  const target = { targetParticipant: { communicationUserId: alice.id } };
  await automationClient(plane).redirectCall(event!.data.incomingCallContext, target);
  const { callId } = await alice.client.next('call.incoming', ({ from }) => from.user === PHONE);
  await alice.client.ask('call.accept', { callId });
  return callId;
}

/** Of the phone, as the page was told last. */
function stateOf({ client }: Caller): string | undefined {
  const told = client.events.flatMap((event) =>
    event.type === 'call.changed' ? (event.participants ?? []) : [],
  );
  return told.findLast(({ user }) => user === PHONE)?.state;
}

const closed = ({ events }: Baresip): number =>
  events.filter(({ type }) => type === 'CALL_CLOSED').length;

const isAble = hasBaresip && hasOpenssl;

(isAble ? describe : describe.skip)('baresip as the trunk of a data plane', () => {
  test.each(PROTOCOLS)(
    'over %s: calls and is called, is heard and hears, hears keys, holds, and either hangs up',
    async (protocol) => {
      await using all = await setUp(protocol);
      const { phone, plane, alice, voice, subscribed } = all;
      await isUp(plane);
      const { listening } = await phoneInfo({ plane });
      const { port } = listening.find((one) => one.protocol === protocol)!;
      phone.command('dial', `sip:${OURS}@${HOST}:${port};transport=${protocol}`);
      const callId = await takenBy(alice, plane, subscribed);
      await until('alice hears herself through the phone', () => voice.hears(TONE) > LOUD);
      phone.command('hangup');
      const ended = await alice.client.next('call.ended', (event) => event.callId === callId);
      expect(ended.reason).toEqual({ code: 0, subCode: 560_000 });
      await noLine(plane);

      await until('alice hears nothing', () => voice.hears(TONE) < LOUD / 5);
      const before = closed(phone);
      const asked = { to: [{ user: PHONE }], alternateCallerId: OURS };
      const answer = await alice.client.ask('call.start', asked);
      const { id: out } = (answer as { call: { id: string } }).call;
      await until('the phone rings', () => phone.has('CALL_INCOMING'));
      phone.command('accept');
      await alice.client.next(
        'call.changed',
        ({ callId: id, participants = [] }) =>
          id === out && participants.some(({ state }) => state === 'connected'),
      );
      await until('alice hears herself through the phone', () => voice.hears(TONE) > LOUD);
      await alice.client.ask('call.dtmf', { callId: out, tone: '7' });
      await until('the phone hears a key', () =>
        phone.events.some(({ type, param }) => type === 'CALL_DTMF_START' && param === '7'),
      );
      phone.command('hold');
      await until('alice is on hold', () => stateOf(alice) === 'hold');
      await until('alice hears nothing', () => voice.hears(TONE) < LOUD / 5);
      phone.command('resume');
      // What it hears and what it says are not joined any more after a hold, in this version of it.
      await until('alice is not on hold any more', () => stateOf(alice) === 'connected');
      await alice.client.ask('call.hangUp', { callId: out });
      await until('the phone knows', () => closed(phone) > before);
      await noLine(plane);
    },
  );
});
