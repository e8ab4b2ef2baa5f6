import { jest } from '@jest/globals';
import {
  ALICE,
  answerOf,
  BOB,
  connect,
  offerOf,
  pairOf,
  pass,
  targetAt,
  toBob,
} from './_agents.ts';
import type { Pair } from './_agents.ts';

let pair: Pair;
beforeEach(() => {
  jest.useFakeTimers();
  pair = pairOf();
});
afterEach(async () => {
  await pair[Symbol.asyncDispose]();
  jest.useRealTimers();
});

describe('calls', () => {
  it('ring, are answered with what both can do, and end for both when one hangs up', async () => {
    const statuses: number[] = [];
    const onProgress = ({ status }: { status: number }): void => void statuses.push(status);
    const outgoing = pair.alice.invite(toBob({ onProgress }));
    await pass(100);
    const [ringing] = pair.incoming;
    expect(ringing).toMatchObject({
      ...{ target: targetAt(BOB), from: { user: '+14255550100', displayName: 'Alice' } },
      offer: { address: ALICE, port: 20_000 },
    });
    ringing!.ring();
    const answered = ringing!.answer(answerOf(ringing!, BOB));
    await pass(100);
    const result = await outgoing.result;
    const theirs = (await answered)!;
    expect(statuses).toEqual([180]);
    expect(result).toMatchObject({ kind: 'answered', call: { remote: { address: BOB } } });
    expect(await theirs.acknowledged).toBe(true);
    expect([pair.alice.calls, pair.bob.calls]).toEqual([1, 1]);
    theirs.hangUp({ protocol: 'Q.850', cause: 16 });
    await pass(100);
    const ours = result.kind === 'answered' ? result.call : undefined;
    expect(await ours!.ended).toEqual({
      ...{ reason: 'peer-hung-up', cause: { protocol: 'Q.850', cause: 16 } },
    });
    expect(await theirs.ended).toEqual({ reason: 'hung-up' });
    expect(pair.network.lines()).toEqual([
      ...['INVITE', 'SIP/2.0 100 Trying', 'SIP/2.0 180 Ringing', 'SIP/2.0 200 OK', 'ACK', 'BYE'],
      'SIP/2.0 200 OK',
    ]);
  });

  it('leave nothing behind half a minute after their end', async () => {
    const { ours } = await connect(pair);
    ours.hangUp();
    await pass(40_000);
    expect([pair.alice.associations, pair.bob.associations]).toEqual([0, 0]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('carry early media', async () => {
    const early: unknown[] = [];
    pair.alice.invite(toBob({ onProgress: ({ remote }) => early.push(remote?.address) }));
    await pass(100);
    pair.incoming[0]!.progress(answerOf(pair.incoming[0]!, BOB));
    await pass(100);
    expect(early).toEqual([BOB]);
  });

  it.each([
    [486, 'busy'],
    [603, 'declined'],
    [404, 'not-found'],
    [500, 'peer-error'],
  ])('are refused with %i, which means %s', async (status, failure) => {
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    pair.incoming[0]!.reject(status);
    await pass(100);
    expect(await outgoing.result).toEqual({
      kind: 'failed',
      end: { reason: 'refused', status, failure },
    });
    expect(pair.network.lines(ALICE).at(-1)).toBe('ACK');
  });

  it('take the cause of the telephone network before the status', async () => {
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    pair.incoming[0]!.reject(503, { reason: { protocol: 'Q.850', cause: 17, text: 'User busy' } });
    await pass(100);
    expect(await outgoing.result).toMatchObject({ end: { failure: 'busy', cause: { cause: 17 } } });
  });

  it('are not redirected by themselves', async () => {
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    const headers = [['Contact', '<sip:carol@192.0.2.3>']] as const;
    pair.incoming[0]!.reject(302, { headers });
    await pass(100);
    expect(await outgoing.result).toMatchObject({
      end: { failure: 'moved', contacts: ['<sip:carol@192.0.2.3>'] },
    });
  });

  it('are cancelled while they ring, with the reason', async () => {
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    pair.incoming[0]!.ring();
    await pass(100);
    outgoing.cancel({ protocol: 'SIP', cause: 200, text: 'Call completed elsewhere' });
    await pass(100);
    expect(await outgoing.result).toEqual({ kind: 'failed', end: { reason: 'cancelled' } });
    expect(await pair.incoming[0]!.ended).toEqual({
      reason: 'peer-cancelled',
      cause: { protocol: 'SIP', cause: 200, text: 'Call completed elsewhere' },
    });
    expect([pair.alice.calls, pair.bob.calls]).toEqual([0, 0]);
  });

  it('are cancelled by a signal, also before anything was heard of the peer', async () => {
    const controller = new AbortController();
    const outgoing = pair.alice.invite(toBob({ signal: controller.signal }));
    controller.abort();
    await pass(1_000);
    expect(await outgoing.result).toMatchObject({ end: { reason: 'cancelled' } });
    expect(await pair.incoming[0]!.ended).toEqual({ reason: 'peer-cancelled' });
    expect(pair.network.lines(ALICE)).toEqual(['INVITE', 'CANCEL', 'ACK']);
  });

  it('are hung up where the answer crosses with CANCEL', async () => {
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    const ringing = pair.incoming[0]!;
    ringing.ring();
    await pass(100);
    const answered = ringing.answer(answerOf(ringing, BOB));
    outgoing.cancel();
    await pass(100);
    expect(await outgoing.result).toMatchObject({ end: { reason: 'cancelled' } });
    expect(await (await answered)!.ended).toEqual({ reason: 'peer-hung-up' });
    expect(pair.network.lines(ALICE)).toEqual(['INVITE', 'CANCEL', 'ACK', 'BYE']);
  });

  it('are given up where CANCEL is never answered', async () => {
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    pair.network.lose(/./);
    outgoing.cancel();
    await pass(32_000);
    expect(await outgoing.result).toMatchObject({ end: { reason: 'cancelled' } });
  });

  it('fail where nothing comes, after 32 seconds, or where nobody is there, at once', async () => {
    pair.network.lose(/^INVITE/);
    const silent = pair.alice.invite(toBob());
    await pass(32_100);
    expect(await silent.result).toMatchObject({ end: { reason: 'unreachable', status: 408 } });
    const peer = { protocol: 'udp', host: 'unreachable.test', port: 5060 } as const;
    const nowhere = pair.alice.invite(toBob({ peer }));
    await pass(10);
    expect(await nowhere.result).toMatchObject({ end: { reason: 'unreachable', status: 503 } });
  });

  it('end where the peer never acknowledges, and tell it so', async () => {
    pair.network.lose(/^ACK/);
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    const answered = (await pair.incoming[0]!.answer(answerOf(pair.incoming[0]!, BOB)))!;
    await pass(33_000);
    expect(await answered.acknowledged).toBe(false);
    expect(await answered.ended).toEqual({ reason: 'not-acknowledged' });
    const result = await outgoing.result;
    const ours = result.kind === 'answered' ? result.call : undefined;
    expect(await ours!.ended).toMatchObject({ reason: 'peer-hung-up' });
  });

  it('are hung up by whoever was called only once the peer has acknowledged', async () => {
    pair.network.lose(/^ACK/, 1);
    pair.alice.invite(toBob());
    await pass(100);
    const answered = (await pair.incoming[0]!.answer(answerOf(pair.incoming[0]!, BOB)))!;
    await pass(100);
    answered.hangUp();
    expect(await answered.ended).toEqual({ reason: 'hung-up' });
    expect(pair.network.lines(BOB)).not.toContain('BYE');
    await pass(1_000);
    expect(pair.network.lines(BOB).at(-1)).toBe('BYE');
    expect(pair.alice.calls).toBe(0);
  });

  it('are answered by the first of those who rang; the others are hung up on', async () => {
    // A proxy that rings two: what the second one answers has another tag.
    pair.network.through = (text, from) => {
      const isAnswer = from === BOB && /^SIP\/2\.0 (180|200) /.test(text) && /INVITE/.test(text);
      return isAnswer ? [text, text.replace(/^(To: .*;tag=)/m, '$1other')] : [text];
    };
    const { ours } = await connect(pair);
    expect(ours.isEnded).toBe(false);
    const byes = pair.network.sent.filter(({ text }) => text.startsWith('BYE'));
    expect(byes.map(({ text }) => /^To: .*;tag=other/m.test(text))).toEqual([true]);
  });

  it('without an offer are answered with one, and get the answer with ACK', async () => {
    pair.network.through = (text, from) => {
      if (from !== ALICE) return [text];
      const [head, body] = text.split('\r\n\r\n');
      const bare = head!
        .replace(/^Content-Type.*\r\n/m, '')
        .replace(/(Content-Length: )\d+/, '$10');
      if (text.startsWith('INVITE')) return [`${bare}\r\n\r\n`];
      const sdp = pair.network.sent[0]!.text.split('\r\n\r\n')[1]!;
      const full = bare.replace(
        /Content-Length: 0/,
        `Content-Type: application/sdp\r\nContent-Length: ${sdp.length}`,
      );
      return [text.startsWith('ACK') ? `${full}\r\n\r\n${sdp}` : `${head}\r\n\r\n${body}`];
    };
    pair.alice.invite(toBob());
    await pass(100);
    expect(pair.incoming[0]!.offer).toBeUndefined();
    const call = (await pair.incoming[0]!.answer(offerOf(BOB)))!;
    await pass(100);
    expect(call.remote).toMatchObject({ address: ALICE });
  });

  it('fail as soon as the next trunk is to be tried, and cancel an answer that comes later', async () => {
    let isLate = true;
    pair.network.through = (text, from) => (isLate && from === BOB ? [] : [text]);
    const outgoing = pair.alice.invite(toBob({ firstAnswerMs: 4_000 }));
    await pass(4_000);
    expect(await outgoing.result).toMatchObject({ end: { reason: 'unreachable', status: 408 } });
    expect(pair.alice.calls).toBe(0);
    const sent = pair.network.lines(ALICE).length;
    await pass(1_000);
    expect(pair.network.lines(ALICE)).toHaveLength(sent);
    isLate = false;
    pair.incoming[0]!.ring();
    await pass(1_000);
    expect(await pair.incoming[0]!.ended).toMatchObject({ reason: 'peer-cancelled' });
  });

  it('are not taken for unreachable once the peer has said anything', async () => {
    const outgoing = pair.alice.invite(toBob({ firstAnswerMs: 1_000 }));
    await pass(5_000);
    void pair.incoming[0]!.answer(answerOf(pair.incoming[0]!, BOB));
    await pass(100);
    expect((await outgoing.result).kind).toBe('answered');
  });

  it('end once, though the answer to BYE is lost and BYE repeated', async () => {
    const { ours, theirs } = await connect(pair);
    pair.network.lose(/^SIP\/2.0 200/, 2);
    ours.hangUp();
    await pass(5_000);
    expect(await theirs.ended).toMatchObject({ reason: 'peer-hung-up' });
    const lines = pair.network.lines();
    expect(lines.slice(lines.indexOf('BYE'))).toEqual([
      ...['BYE', 'SIP/2.0 200 OK', 'BYE', 'SIP/2.0 200 OK', 'BYE', 'SIP/2.0 200 OK'],
    ]);
  });

  it('do not ring for ever', async () => {
    const outgoing = pair.alice.invite(toBob());
    await pass(100);
    pair.incoming[0]!.ring();
    await pass(180_100);
    expect(await outgoing.result).toMatchObject({ end: { status: 408, failure: 'no-answer' } });
    expect(pair.network.lines(ALICE)).toContain('CANCEL');
    pair.alice.invite(toBob());
    await pass(100);
    pair.network.lose(/./);
    await pass(180_100);
    expect(await pair.incoming[1]!.ended).toEqual({ reason: 'lost', status: 480 });
    await pass(40_000);
    expect([pair.alice.calls, pair.bob.calls]).toEqual([0, 0]);
  });

  it('refuse what would break a header apart, before anything is sent', () => {
    const from = { uri: `sip:a@${ALICE}`, displayName: 'x"\r\nVia: y' };
    expect(() => pair.alice.invite(toBob({ from }))).toThrow(/may not be in one/);
    expect(() => pair.alice.invite(toBob({ headers: [['X', 'a\r\nB: c']] }))).toThrow();
    expect(() => pair.alice.invite(toBob({ target: 'sip:a b' }))).toThrow(/no address/);
    expect(pair.alice.associations).toBe(0);
    expect(pair.network.sent).toEqual([]);
  });

  it('are hung up when an agent is closed', async () => {
    const { theirs } = await connect(pair);
    const closed = pair.alice[Symbol.asyncDispose]();
    await pass();
    await closed;
    expect(await theirs.ended).toMatchObject({ reason: 'peer-hung-up' });
    expect(() => pair.alice.invite(toBob())).toThrow(/closed/);
  });
});
