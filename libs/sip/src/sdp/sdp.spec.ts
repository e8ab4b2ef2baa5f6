import fc from 'fast-check';
import { answerSession } from './answer-session.ts';
import { makeCrypto, readCrypto, writeCrypto } from './crypto-line.ts';
import { answeringDirection, DIRECTIONS } from './direction.ts';
import { readSession } from './read-session.ts';
import { OPUS, offerSession, PCMA, PCMU, TELEPHONE_EVENT } from './session-offer.ts';
import { writeSession } from './write-session.ts';

const OURS = { address: '192.0.2.9', port: 20_000, codecs: [PCMA, PCMU, TELEPHONE_EVENT] };

const text = (...media: string[]): string =>
  ['v=0', 'o=- 1 2 IN IP4 192.0.2.1', 's=-', 'c=IN IP4 192.0.2.1', 't=0 0', ...media, ''].join(
    '\r\n',
  );

describe('describing sessions', () => {
  it('reads what it writes', () => {
    const crypto = [makeCrypto(1), makeCrypto(2, 'AES_CM_128_HMAC_SHA1_32')];
    const codecs = [OPUS, PCMU, TELEPHONE_EVENT];
    for (const direction of DIRECTIONS) {
      const offer = offerSession({ ...OURS, codecs, crypto, direction, isRtcpMux: true });
      const full = { ...offer, rtcpPort: 20_001 };
      expect(readSession(writeSession(full))).toEqual(full);
    }
  });

  it('reads an offer of a phone, with codecs that need no name', () => {
    const offer = readSession(text('m=audio 4000 RTP/AVP 0 8 18 99', 'a=ptime:30', 'a=sendonly'));
    expect(offer).toMatchObject({
      ...{ address: '192.0.2.1', port: 4_000, direction: 'sendonly', ptimeMs: 30 },
      codecs: [{ name: 'PCMU' }, { name: 'PCMA' }, { name: 'G729' }],
    });
  });

  it('prefers what the stream says to what the session says', () => {
    const offer = readSession(
      text('a=inactive', 'm=audio 4000 RTP/AVP 0', 'c=IN IP6 2001:db8::1', 'a=recvonly'),
    );
    expect(offer).toMatchObject({ address: '2001:db8::1', direction: 'recvonly' });
  });

  it('takes a call held in the old way as held', () => {
    const held = text('m=audio 4000 RTP/AVP 0').replace('IP4 192.0.2.1\r\nt', 'IP4 0.0.0.0\r\nt');
    expect(readSession(held)).toMatchObject({ address: '0.0.0.0', direction: 'sendonly' });
  });

  it.each([
    ['nothing', ''],
    ['another version', text('m=audio 4000 RTP/AVP 0').replace('v=0', 'v=1')],
    ['no origin', text('m=audio 4000 RTP/AVP 0').replace('o=-', 'x=-')],
    ['no audio', text('m=video 4000 RTP/AVP 96', 'a=rtpmap:96 VP8/90000')],
    ['audio of a browser', text('m=audio 4000 UDP/TLS/RTP/SAVPF 0')],
    ['no codec that has a name', text('m=audio 4000 RTP/AVP 99')],
    ['a port beyond all ports', text('m=audio 70000 RTP/AVP 0')],
    ['no address', text('m=audio 4000 RTP/AVP 0').replace('c=', 'x=')],
    ['a malformed stream', text('m=audio port RTP/AVP 0')],
    ['more streams than anybody has', text(...Array.from({ length: 20 }, () => 'm=a 1 RTP/AVP 0'))],
    [
      'more lines than anybody needs',
      text('m=audio 1 RTP/AVP 0', ...Array<string>(600).fill('a=x')),
    ],
    ['more than fits', text('m=audio 1 RTP/AVP 0', `a=${'x'.repeat(20_000)}`)],
  ])('reads nothing from %s', (_what, broken) => {
    expect(readSession(broken)).toBeUndefined();
  });

  it('never throws, whatever comes', () => {
    const good = text('m=audio 4000 RTP/AVP 0 101', 'a=rtpmap:101 telephone-event/8000');
    const line = fc.constantFrom(...good.split('\r\n'), 'a=crypto:1 X inline:', 'm=audio', 'c=');
    const sessions = fc.oneof(
      fc.string({ maxLength: 300 }),
      fc.array(fc.oneof(line, fc.string()), { maxLength: 30 }).map((lines) => lines.join('\r\n')),
    );
    fc.assert(fc.property(sessions, (one) => void readSession(one)));
    fc.assert(fc.property(sessions, (one) => void readSession(good + one)));
  });
});

describe('answering an offer', () => {
  const offer = (...codecs: string[]) =>
    readSession(
      text(
        `m=audio 4000 RTP/AVP ${codecs.map((_codec, at) => 100 + at).join(' ')}`,
        ...codecs.map((codec, at) => `a=rtpmap:${100 + at} ${codec}`),
      ),
    )!;

  it('takes one codec, by our preference, with the number that was offered', () => {
    const answer = answerSession(offer('pcmu/8000', 'PCMA/8000'), OURS);
    expect(answer?.codecs).toMatchObject([{ name: 'PCMA', payloadType: 101 }]);
  });

  it('echoes the clock of digits as it was offered, though the codec has another', () => {
    const media = { ...OURS, codecs: [OPUS, TELEPHONE_EVENT] };
    const one = answerSession(offer('opus/48000/2', 'telephone-event/8000'), media);
    expect(one?.codecs[1]).toMatchObject({ payloadType: 101, clockRate: 8_000 });
    const both = offer('opus/48000/2', 'telephone-event/8000', 'telephone-event/48000');
    expect(answerSession(both, media)?.codecs[1]).toMatchObject({ clockRate: 48_000 });
  });

  it('has no digits where none were offered', () => {
    expect(answerSession(offer('PCMU/8000'), OURS)?.codecs).toHaveLength(1);
  });

  it('does not answer where nothing is in common', () => {
    expect(answerSession(offer('G729/8000', 'telephone-event/8000'), OURS)).toBeUndefined();
  });

  it('refuses every other stream, in its place', () => {
    const read = readSession(
      text('m=image 9 udptl t38', 'm=audio 4000 RTP/AVP 0', 'm=video 4002 RTP/AVP 96'),
    )!;
    const answer = writeSession(answerSession(read, OURS)!);
    expect(answer.match(/^m=.*$/gm)).toEqual([
      ...['m=image 0 udptl t38', 'm=audio 20000 RTP/AVP 0', 'm=video 0 RTP/AVP 96'],
    ]);
  });

  it.each([
    ['sendrecv', 'sendrecv', 'sendrecv'],
    ['sendonly', 'sendrecv', 'recvonly'],
    ['recvonly', 'sendrecv', 'sendonly'],
    ['inactive', 'sendrecv', 'inactive'],
    ['sendrecv', 'recvonly', 'recvonly'],
    ['sendonly', 'sendonly', 'inactive'],
  ] as const)('answers %s with what goes with it and %s: %s', (offered, wanted, expected) => {
    expect(answeringDirection(offered, wanted)).toBe(expected);
  });

  it('takes SRTP with a key of its own, and keeps it through later answers', () => {
    const [theirs, ours] = [makeCrypto(7), makeCrypto()];
    const secure = offerSession({ ...OURS, crypto: [theirs] });
    const answer = answerSession(secure, { ...OURS, crypto: [ours] })!;
    expect(answer).toMatchObject({ profile: 'RTP/SAVP', crypto: [{ tag: 7 }] });
    expect(answer.crypto[0]!.key).not.toEqual(theirs.key);
    const later = answerSession(secure, { ...OURS, crypto: [ours] }, answer)!;
    expect(later.crypto).toEqual(answer.crypto);
    expect(later).toMatchObject({ sessionId: answer.sessionId, version: answer.version + 1 });
  });

  it('does not answer SRTP without keys', () => {
    expect(answerSession(offerSession({ ...OURS, crypto: [makeCrypto()] }), OURS)).toBeUndefined();
  });

  it.each([
    'nonsense',
    '1 AES_256_CM_HMAC_SHA1_80 inline:AAAA',
    `1 AES_CM_128_HMAC_SHA1_80 inline:${'A'.repeat(40)}|1:4`,
    `1 AES_CM_128_HMAC_SHA1_80 inline:${'A'.repeat(40)} UNENCRYPTED_SRTP`,
    '1 AES_CM_128_HMAC_SHA1_80 inline:AAAA',
  ])('leaves out the key %j', (line) => {
    expect(readCrypto(line)).toBeUndefined();
  });

  it('takes a key with a lifetime', () => {
    const line = makeCrypto();
    expect(readCrypto(`${writeCrypto(line)}|2^31`)).toEqual(line);
  });
});
