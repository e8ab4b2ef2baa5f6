import { createSocket } from 'node:dgram';
import { startCarrier } from '../src/index.ts';
import type { StartedCarrier } from '../src/index.ts';
import { randomOf } from '@switchboard/audio/testing';
import { buy } from './_inventory.ts';
import { Trunk } from './_trunk.ts';
import { until } from './_until.ts';

const OURS = '+14255550100';
const VICTIM = '+14255550190';
const HANDSET = '+14255550191';
const MESSAGES = 1_000;
const AT_ONCE = 50;

let trunk: Trunk;
let carrier: StartedCarrier;
const reported: unknown[] = [];
beforeAll(async () => {
  trunk = await Trunk.open();
  const log = { error: (...args: unknown[]) => void reported.push(args) };
  carrier = await startCarrier({ sip: { trunk: trunk.peer }, log });
  await buy(carrier, OURS);
  for (const number of [VICTIM, HANDSET]) await carrier.api.open(number);
});
afterAll(async () => {
  await trunk[Symbol.asyncDispose]();
  await carrier[Symbol.asyncDispose]();
});

const SDP = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 'c=IN IP4 127.0.0.1', 't=0 0'].concat([
  ...['m=audio 9 RTP/AVP 0 8 101', 'a=rtpmap:101 telephone-event/8000', 'a=sendrecv', ''],
]);
const METHODS = [
  'INVITE',
  'INVITE',
  'REGISTER',
  'BYE',
  'CANCEL',
  'ACK',
  'INFO',
  'REFER',
  'OPTIONS',
];
const PIECES = ['\0', '\r\n', '"', '<', '>', ';', '%', '-1', '9'.repeat(30), 'tel:', '@', '[::1]'];

/** Right, or nearly right. */
function message(random: () => number, at: number, port: number): string {
  const pick = <One>(all: readonly One[]): One => all[Math.floor(random() * all.length)]!;
  const method = pick(METHODS);
  const body = random() < 0.7 ? SDP.join('\r\n') : '';
  let text = [
    `${method} sip:${pick([VICTIM, OURS, 'nobody', '%ZZ'])}@127.0.0.1:${carrier.sip.port} SIP/2.0`,
    `Via: SIP/2.0/UDP 127.0.0.1:${port};branch=z9hG4bK-${at};rport`,
    `From: <sip:${pick([OURS, VICTIM, ''])}@127.0.0.1>;tag=${at}`,
    `To: <sip:${VICTIM}@127.0.0.1>${random() < 0.2 ? ';tag=x' : ''}`,
    ...[`Call-ID: hostile-${random() < 0.2 ? 0 : at}`, `CSeq: 1 ${method}`, 'Max-Forwards: 70'],
    `Contact: <sip:x@127.0.0.1:${port}>`,
    ...(body ? ['Content-Type: application/sdp'] : []),
    ...[`Content-Length: ${body.length}`, '', body],
  ].join('\r\n');
  for (let left = Math.floor(random() * 4); left > 0; left--) {
    const place = Math.floor(random() * text.length);
    text = text.slice(0, place) + pick(PIECES) + text.slice(place + Math.floor(random() * 9));
  }
  return text;
}

it('takes no harm from what is no SIP and no sound, and carries calls meanwhile', async () => {
  const { voice } = carrier.api;
  await voice.changeLine(VICTIM, { voicemail: { isOn: true, afterSeconds: 0 } });
  await voice.changeLine(HANDSET, { voice: 'tone' });
  const one = await trunk.dial(carrier.sip.port, OURS, HANDSET);
  await until('it rings', async () => (await voice.telephone(HANDSET)).state === 'ringing');
  await voice.answer(HANDSET);
  await until('it is answered', () => one.call !== undefined);
  const socket = createSocket('udp4');
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  const { port } = socket.address();
  const send = (bytes: Buffer | string, to: number): Promise<void> =>
    new Promise((resolve) => socket.send(bytes, to, '127.0.0.1', () => resolve()));
  const random = randomOf(7);
  const soundPort = one.call!.remote!.port;
  for (let at = 0; at < MESSAGES; at++) {
    await send(message(random, at, port), carrier.sip.port);
    await send(Buffer.from(Array.from({ length: 40 }, () => random() * 256)), soundPort);
    if (at % AT_ONCE === 0) await carrier.api.voice.calls();
  }
  await until('it is heard', () => one.hears(440) > 6_500);
  expect((await voice.telephone(HANDSET)).state).toBe('talking');
  expect((await voice.telephone(HANDSET)).digits).toBe('');
  one.call!.hangUp();
  await until('it is told', async () => (await voice.telephone(HANDSET)).state === 'idle');
  await carrier.api.reset();
  await until('ports are given back', async () => (await voice.calls()).portsUsed === 0);
  expect(reported).toEqual([]);
  socket.close();
});
