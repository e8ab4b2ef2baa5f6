import { jest } from '@jest/globals';
import type { Digit } from '../src/call/call-handlers.ts';
import type { TransferRequest } from '../src/call/transfer-request.ts';
import { makeCrypto } from '../src/sdp/crypto-line.ts';
import { answerSession } from '../src/sdp/answer-session.ts';
import { offerSession } from '../src/sdp/session-offer.ts';
import {
  ALICE,
  answerOf,
  BOB,
  connect,
  mediaOf,
  pairOf,
  pass,
  targetAt,
  toBob,
} from './_agents.ts';
import type { Pair } from './_agents.ts';
import { requestText } from '../src/testing/request-text.ts';

let pair: Pair;
beforeEach(() => {
  jest.useFakeTimers();
  pair = pairOf();
});
afterEach(async () => {
  await pair[Symbol.asyncDispose]();
  jest.useRealTimers();
});

const sdpOf = (text: string): string => text.split('\r\n\r\n')[1] ?? '';

describe('within a call', () => {
  it('either side holds and resumes', async () => {
    const { ours, theirs } = await connect(pair);
    for (const [holder, held] of [
      [ours, theirs],
      [theirs, ours],
    ] as const) {
      const hold = holder.setDirection('sendonly');
      await pass(100);
      expect(await hold).toMatchObject({ kind: 'agreed', remote: { direction: 'recvonly' } });
      expect(held.remote).toMatchObject({ direction: 'sendonly' });
      const resume = holder.setDirection('sendrecv');
      await pass(100);
      expect(await resume).toMatchObject({ kind: 'agreed', remote: { direction: 'sendrecv' } });
      expect(held.local.direction).toBe('sendrecv');
    }
    expect([ours.isEnded, theirs.isEnded]).toEqual([false, false]);
  });

  it('the audio moves where the other side says, or an offer is refused and the call goes on', async () => {
    const { ours, theirs } = await connect(pair);
    theirs.handle({ onOffer: () => ({ ...mediaOf(BOB), port: 30_000 }) });
    const moved = ours.setDirection('sendonly');
    await pass(100);
    expect(await moved).toMatchObject({ remote: { port: 30_000 } });
    theirs.handle({ onOffer: () => 488 });
    const refused = ours.setDirection('sendrecv');
    await pass(100);
    expect(await refused).toEqual({ kind: 'refused', status: 488 });
    expect(ours.local.direction).toBe('sendonly');
    const hold = theirs.setDirection('inactive');
    await pass(100);
    expect(await hold).toMatchObject({ kind: 'agreed' });
  });

  it('an offer is refused where whoever has the call fails, and the call goes on', async () => {
    const faults: unknown[] = [];
    await pair[Symbol.asyncDispose]();
    pair = pairOf({ bob: { onInvite: (call) => void incoming.push(call), onFault: note } });
    const incoming = pair.incoming;
    function note(error: unknown): void {
      faults.push(error);
    }
    const { ours, theirs } = await connect(pair);
    theirs.handle({ onOffer: () => Promise.reject(new Error('failed')) });
    const result = ours.setDirection('sendonly');
    await pass(100);
    expect(await result).toEqual({ kind: 'refused', status: 500 });
    expect([faults.length, theirs.isEnded]).toEqual([1, false]);
  });

  it('the peer is reached where it said last', async () => {
    const { ours, theirs } = await connect(pair);
    pair.network.through = (text, from) => [
      from === BOB ? text.replace(/^(Contact: .*)$/m, 'Contact: <sip:moved@192.0.2.2>') : text,
    ];
    void ours.setDirection('sendonly');
    await pass(100);
    ours.hangUp();
    await pass(100);
    expect(pair.network.sent.findLast(({ text }) => text.startsWith('BYE'))!.text).toMatch(
      /^BYE sip:moved@192\.0\.2\.2 /,
    );
    expect(theirs.isEnded).toBe(true);
  });

  it('changes wait for each other, and for the ACK of the call', async () => {
    pair.network.lose(/^ACK/, 2);
    pair.alice.invite(toBob());
    await pass(100);
    const theirs = (await pair.incoming[0]!.answer(answerOf(pair.incoming[0]!, BOB)))!;
    const directions = ['sendonly', 'sendrecv', 'inactive'] as const;
    const results = directions.map((direction) => theirs.setDirection(direction));
    await pass(100);
    expect(pair.network.lines(BOB)).not.toContain('INVITE');
    await pass(5_000);
    expect((await Promise.all(results)).map(({ kind }) => kind)).toEqual(Array(3).fill('agreed'));
    expect(theirs.local.direction).toBe('inactive');
  });

  it('a bounded number of changes waits', async () => {
    const { ours } = await connect(pair);
    const all = Array.from({ length: 12 }, () => ours.setDirection('sendonly'));
    const codes = Promise.allSettled(all);
    await pass(3_000);
    expect((await codes).filter(({ status }) => status === 'rejected')).toHaveLength(3);
  });

  it('both offer at once, and both succeed a little later', async () => {
    const { ours, theirs } = await connect(pair);
    const both = [ours.setDirection('sendonly'), theirs.setDirection('sendonly')];
    await pass(10_000);
    expect((await Promise.all(both)).map(({ kind }) => kind)).toEqual(['agreed', 'agreed']);
    expect(pair.network.lines()).toContain('SIP/2.0 491 Request Pending');
  });

  it('keys of SRTP are in every later offer', async () => {
    const offer = offerSession({ ...mediaOf(ALICE), crypto: [makeCrypto()] });
    const outgoing = pair.alice.invite(toBob({ offer }));
    await pass(100);
    const ringing = pair.incoming[0]!;
    const media = { ...mediaOf(BOB), crypto: [makeCrypto()] };
    const theirs = (await ringing.answer(answerSession(ringing.offer!, media)!))!;
    await pass(100);
    await outgoing.result;
    const before = theirs.local.crypto;
    void theirs.setDirection('sendonly');
    await pass(100);
    const reoffer = pair.network.sent.findLast(({ text }) => text.startsWith('INVITE'))!;
    expect(sdpOf(reoffer.text)).toMatch(/m=audio \d+ RTP\/SAVP[^]*a=crypto:1 AES_CM/);
    expect(theirs.local.crypto).toEqual(before);
  });

  it('an offer without a description is answered with what was said last', async () => {
    const { ours, theirs } = await connect(pair);
    pair.network.through = (text, from) => {
      if (from !== ALICE || !/^(INVITE|ACK)/.test(text)) return [text];
      const head = text.split('\r\n\r\n')[0]!;
      const bare = head.replace(/^Content-Type.*\r\n/m, '').replace(/(Content-Length: )\d+/, '$10');
      return [`${bare}\r\n\r\n`];
    };
    const result = ours.setDirection('sendonly');
    await pass(100);
    expect(await result).toMatchObject({ kind: 'agreed', remote: { port: 20_000 } });
    expect(theirs.isEnded).toBe(false);
  });

  it('digits come by INFO', async () => {
    const { ours, theirs } = await connect(pair);
    const digits: Digit[] = [];
    theirs.handle({ onDigit: (digit) => digits.push(digit) });
    for (const digit of ['5', '#', 'x']) {
      const sent = ours.sendDigit({ digit, durationMs: 200 });
      await pass(100);
      expect(await sent).toBe(digit === 'x' ? 400 : 200);
    }
    expect(digits).toEqual([
      { digit: '5', durationMs: 200 },
      { digit: '#', durationMs: 200 },
    ]);
  });

  it('UPDATE is refused, and the call goes on', async () => {
    const { ours, theirs } = await connect(pair);
    const { callId, localTag, remoteTag } = ours.dialog;
    const text = requestText('UPDATE', {
      via: `Via: SIP/2.0/UDP ${ALICE}:5060;branch=z9hG4bK-u`,
      callId: `Call-ID: ${callId}`,
      from: `From: <sip:a@${ALICE}>;tag=${localTag}`,
      to: `To: <sip:b@${BOB}>;tag=${remoteTag}`,
    });
    pair.network.deliver(text, { host: ALICE, port: 5060 }, { host: BOB, port: 5060 });
    await pass(100);
    expect(pair.network.lines(BOB).at(-1)).toBe('SIP/2.0 405 Method Not Allowed');
    expect(pair.network.sent.at(-1)!.text).toMatch(/^Allow: INVITE, ACK/m);
    expect(theirs.isEnded).toBe(false);
  });

  it('a call that the peer has lost ends', async () => {
    const { ours } = await connect(pair);
    pair.network.through = (text) => [text.replace(/^SIP\/2.0 200 OK/, 'SIP/2.0 481 Gone')];
    const result = ours.setDirection('sendonly');
    await pass(1_000);
    expect(await result).toEqual({ kind: 'over' });
    expect(await ours.ended).toEqual({ reason: 'lost' });
  });

  it('ends for both where an answer to an offer is never acknowledged', async () => {
    const { ours, theirs } = await connect(pair);
    pair.network.lose(/^ACK/);
    void ours.setDirection('sendonly');
    await pass(33_000);
    expect(await theirs.ended).toEqual({ reason: 'not-acknowledged' });
    expect(await ours.ended).toMatchObject({ reason: 'peer-hung-up' });
  });
});

describe('a transfer', () => {
  async function ask(report: (request: TransferRequest) => void) {
    const { ours, theirs } = await connect(pair);
    theirs.handle({ onTransfer: report });
    const statuses: number[] = [];
    const onProgress = (status: number): void => void statuses.push(status);
    const result = ours.transfer('sip:+14255550122@192.0.2.3', { onProgress });
    await pass(100);
    return { result, statuses, ours, theirs };
  }

  it('is told how the other call goes', async () => {
    let asked: TransferRequest | undefined;
    const { result, statuses } = await ask((request) => {
      asked = request;
      request.accept();
    });
    expect(asked).toMatchObject({
      target: 'sip:+14255550122@192.0.2.3',
      referredBy: `<sip:+14255550100@${ALICE}>`,
    });
    asked!.report(180);
    await pass(100);
    asked!.report(200);
    await pass(100);
    expect(await result).toEqual({ kind: 'done' });
    expect(statuses).toEqual([100, 180, 200]);
  });

  it('fails where the other one is busy', async () => {
    const { result } = await ask((request) => {
      request.accept();
      request.report(486);
    });
    expect(await result).toEqual({ kind: 'refused', status: 486 });
  });

  it('is refused', async () => {
    const { result } = await ask((request) => request.reject(603));
    expect(await result).toEqual({ kind: 'refused', status: 603 });
  });

  it('is refused where nobody is there to do it', async () => {
    const { ours } = await connect(pair);
    const result = ours.transfer(targetAt(BOB));
    await pass(100);
    expect(await result).toEqual({ kind: 'refused', status: 603 });
  });

  it('says no more than that nothing is known where the peer does not tell, or hangs up', async () => {
    const first = await ask((request) => request.accept());
    await pass(121_000);
    expect(await first.result).toEqual({ kind: 'unknown' });
    const second = await ask((request) => request.accept());
    second.theirs.hangUp();
    await pass(100);
    expect(await second.result).toEqual({ kind: 'unknown' });
  });

  it('with consultation takes over the other call', async () => {
    const asked = await connect(pair);
    const consulted = await connect(pair);
    let replaces = '';
    asked.theirs.handle({
      onTransfer: (request) => {
        request.accept();
        replaces = request.replaces ?? '';
      },
    });
    const result = asked.ours.transfer(targetAt(BOB), { replaces: consulted.ours });
    await pass(100);
    expect(replaces).toContain(consulted.ours.dialog.callId);
    pair.alice.invite(toBob({ headers: [['Replaces', replaces]] }));
    await pass(100);
    const taken = pair.incoming.at(-1)!;
    expect(taken.replaces).toBe(consulted.theirs);
    void taken.answer(answerOf(taken, BOB));
    await pass(100);
    expect(await consulted.theirs.ended).toEqual({ reason: 'replaced' });
    expect(await consulted.ours.ended).toMatchObject({ reason: 'peer-hung-up' });
    asked.theirs.hangUp();
    await pass(100);
    expect(await result).toEqual({ kind: 'unknown' });
  });

  it('that names a call in no form that is known is no transfer without consultation', async () => {
    const { ours, theirs } = await connect(pair);
    let isAsked = false;
    theirs.handle({ onTransfer: () => void (isAsked = true) });
    const result = ours.transfer(`${targetAt(BOB)}?Replaces=none`);
    await pass(100);
    expect([await result, isAsked]).toEqual([{ kind: 'refused', status: 400 }, false]);
  });

  it.each([
    ['nobody knows', 'none@nowhere;to-tag=a;from-tag=b', 481],
    ['is malformed', 'none', 400],
  ])('of a call that %s is refused', async (_what, replaces, status) => {
    const outgoing = pair.alice.invite(toBob({ headers: [['Replaces', replaces]] }));
    await pass(100);
    expect(await outgoing.result).toMatchObject({ end: { status } });
    expect(pair.incoming).toEqual([]);
  });
});
