import { createSocket } from 'node:dgram';
import { Callers } from './_callers.ts';
import { application, automationClient } from './_callbacks.ts';
import { startWithEvents } from './_events.ts';
import type { WithEvents } from './_events.ts';
import { phoneInfo, phoneLadders, phoneOn, sipPort } from './_phone.ts';
import { OURS, seedNumbers } from './_sms.ts';
import { subscriber } from './_subscriber.ts';
import type { Subscriber } from './_subscriber.ts';
import { TestTrunk, TrunkPhone } from './_trunk.ts';
import { until } from './_until.ts';
import { VoiceClient } from './_voice-client.ts';

const CALLER = '+14255550123';
const LOUD = 2_500;
/** How often one number may ring another. */
const PER_MINUTE = 10;
const TONES = { alice: 400, phone: 700 } as const;

interface Incoming {
  readonly incomingCallContext: string;
  readonly from: { readonly rawId: string };
  readonly to: { readonly rawId: string };
}

describe('a phone calls a number of the resource', () => {
  let trunk: TestTrunk;
  let running: WithEvents;
  let subscribed: Subscriber;
  let port: number;
  const callers = new Callers();

  beforeAll(async () => {
    trunk = await TestTrunk.open();
    running = await startWithEvents({
      phone: phoneOn(trunk.port, [28_840, 28_879]),
      limits: 'default',
    });
    await seedNumbers(running.plane);
    port = await sipPort(running);
    subscribed = await subscriber();
    const filter = { includedEventTypes: ['Microsoft.Communication.IncomingCall'] };
    await running.subscribe('calls', subscribed.url, { filter });
  });
  afterEach(() => callers[Symbol.asyncDispose]());
  afterAll(async () => {
    await running?.[Symbol.asyncDispose]();
    await subscribed?.[Symbol.asyncDispose]();
    await trunk?.[Symbol.asyncDispose]();
  });

  async function announced(): Promise<Incoming> {
    const count = subscribed.notified.length;
    return new Promise((resolve, reject) => {
      until('the call is announced', () => subscribed.notified.length > count).then(() => {
        const [event] = JSON.parse(subscribed.notified.at(-1)!.text) as { data: Incoming }[];
        resolve(event!.data);
      }, reject);
    });
  }

  async function call(phone: TrunkPhone, from = CALLER) {
    const announcing = announced();
    const outgoing = trunk.call(port, from, OURS, phone);
    return { outgoing, incoming: await announcing };
  }

  test('is announced, redirected to a page, and both hear each other', async () => {
    const alice = await callers.caller(running.plane, 'Alice');
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await using phone = await TrunkPhone.open(TONES.phone);
    const { outgoing, incoming } = await call(phone);
    expect(incoming).toMatchObject({ from: { rawId: `4:${CALLER}` }, to: { rawId: `4:${OURS}` } });
    const client = automationClient(running.plane);
    await client.redirectCall(incoming.incomingCallContext, {
      targetParticipant: { communicationUserId: alice.id },
    });
    const { callId, from } = await alice.client.next('call.incoming');
    expect(from.user).toBe(`4:${CALLER}`);
    await alice.client.ask('call.accept', { callId });
    const result = await outgoing.result;
    if (result.kind === 'answered') phone.use(result.call);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
    // Nobody has other numbers called at the expense of the resource unless a setting says so.
    const transfer = await phone.call!.transfer('sip:+14255550124@127.0.0.1');
    expect(transfer).toEqual({ kind: 'refused', status: 403 });
    const { callId: named, localTag, remoteTag } = phone.call!.dialog;
    const replaces = `${named};to-tag=${remoteTag};from-tag=${localTag}`;
    const instead = trunk.call(port, CALLER, OURS, phone, [['Replaces', replaces]]);
    expect(await instead.result).toMatchObject({ kind: 'failed', end: { status: 603 } });
    expect(phone.ended).toBeUndefined();
    phone.call!.end({ reason: 'hung-up' });
    const ended = await alice.client.next('call.ended', (event) => event.callId === callId);
    expect(ended.reason).toEqual({ code: 0, subCode: 560_000 });
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
    const ladder = async () => (await phoneLadders(running)).find((one) => one.callId === callId);
    expect(await ladder()).toMatchObject({ direction: 'in', trunk: 'trunk.localhost' });
    await until('its ladder is over', async () => (await ladder())?.state === 'ended');
  });

  test('is answered by an application, which brings in a person and leaves', async () => {
    const alice = await callers.caller(running.plane, 'Alice');
    await using app = await application();
    await using phone = await TrunkPhone.open(TONES.phone);
    const { outgoing, incoming } = await call(phone);
    const client = automationClient(running.plane);
    const { callConnection } = await client.answerCall(incoming.incomingCallContext, app.url);
    const result = await outgoing.result;
    expect(result.kind).toBe('answered');
    if (result.kind === 'answered') phone.use(result.call);
    await app.next('CallConnected');
    await callConnection.addParticipant({ targetParticipant: { communicationUserId: alice.id } });
    const { callId } = await alice.client.next('call.incoming');
    await using voice = new VoiceClient(alice.client, TONES.alice);
    await alice.client.ask('call.accept', { callId });
    await app.next('AddParticipantSucceeded');
    await callConnection.hangUp(false);
    await until('alice hears the phone', () => voice.hears(TONES.phone) > LOUD);
    await until('the phone hears alice', () => phone.hears(TONES.alice) > LOUD);
    await alice.client.ask('call.hangUp', { callId });
    await until('the phone hears that it is over', () => phone.ended !== undefined);
  });

  test('is rejected by an application as busy', async () => {
    await using phone = await TrunkPhone.open(TONES.phone);
    const { outgoing, incoming } = await call(phone);
    const client = automationClient(running.plane);
    await client.rejectCall(incoming.incomingCallContext, { callRejectReason: 'busy' });
    expect(await outgoing.result).toMatchObject({ kind: 'failed', end: { status: 486 } });
  });

  test('and gives up: what rings stops', async () => {
    const alice = await callers.caller(running.plane, 'Alice');
    await using phone = await TrunkPhone.open(TONES.phone);
    const { outgoing, incoming } = await call(phone);
    const client = automationClient(running.plane);
    await client.redirectCall(incoming.incomingCallContext, {
      targetParticipant: { communicationUserId: alice.id },
    });
    const { callId } = await alice.client.next('call.incoming');
    outgoing.cancel();
    const ended = await alice.client.next('call.incomingEnded', (one) => one.callId === callId);
    expect(ended.reason.code).toBe(487);
    await until('no line is left', async () => (await phoneInfo(running)).lines === 0);
  });

  test('and shows no number: it may ring more often than one that does', async () => {
    await using phone = await TrunkPhone.open(TONES.phone);
    const giveUp = async (from: string, times: number): Promise<void> => {
      for (let made = 0; made < times; made++) {
        const { outgoing } = await call(phone, from);
        outgoing.cancel();
        await outgoing.result;
      }
    };
    const often = '+14255550126';
    await giveUp(often, PER_MINUTE);
    const refused = await trunk.call(port, often, OURS, phone).result;
    expect(refused).toMatchObject({ kind: 'failed', end: { status: 429 } });
    await giveUp('anonymous', PER_MINUTE + 1);
  });

  test('that the resource does not have: there is no such number', async () => {
    await using phone = await TrunkPhone.open(TONES.phone);
    const outgoing = trunk.call(port, CALLER, '+14255550177', phone);
    expect(await outgoing.result).toMatchObject({ kind: 'failed', end: { status: 404 } });
  });

  test('over a trunk that nobody set: it is not heard', async () => {
    const socket = createSocket('udp4');
    await new Promise<void>((resolve) => socket.bind(0, '127.0.0.2', resolve));
    let answers = 0;
    socket.on('message', () => (answers += 1));
    const text = `OPTIONS sip:x SIP/2.0\r\nVia: SIP/2.0/UDP 127.0.0.2;branch=z9hG4bK1\r\nFrom: <sip:a@b>;tag=1\r\nTo: <sip:x>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n`;
    socket.send(text, port, '127.0.0.1');
    // What came before this is answered before it.
    expect(await trunk.options(port)).toBe(200);
    expect(answers).toBe(0);
    socket.close();
  });
});
