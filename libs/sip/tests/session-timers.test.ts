import { jest } from '@jest/globals';
import { answerOf, ALICE, BOB, connect, pairOf, pass, toBob } from './_agents.ts';
import type { Pair } from './_agents.ts';
import { requestText } from '../src/testing/request-text.ts';

let pair: Pair;
const usePair = (options: Parameters<typeof pairOf>[0]): Pair => (pair = pairOf(options));
beforeEach(() => void jest.useFakeTimers());
afterEach(async () => {
  await pair[Symbol.asyncDispose]();
  jest.useRealTimers();
});

const invites = (host: string): number =>
  pair.network.lines(host).filter((line) => line === 'INVITE').length;

describe('the time of a call', () => {
  const policy = { expiresS: 100, minS: 90 };

  it('is extended by whoever was called, for as long as both are there', async () => {
    usePair({ alice: { sessionPolicy: policy }, bob: { sessionPolicy: policy } });
    const { ours, theirs } = await connect(pair);
    await pass(400_000);
    expect([ours.isEnded, theirs.isEnded]).toEqual([false, false]);
    expect(invites(BOB)).toBeGreaterThanOrEqual(7);
    expect(theirs.local.version).toBe(1);
  });

  it('ends where the other one is gone without a word', async () => {
    usePair({ alice: { sessionPolicy: policy }, bob: { sessionPolicy: policy } });
    const { ours, theirs } = await connect(pair);
    pair.network.lose(/./);
    await pass(70_000);
    expect(await ours.ended).toEqual({ reason: 'lost' });
    await pass(40_000);
    expect(await theirs.ended).toEqual({ reason: 'lost' });
  });

  it('is not extended while too many changes wait for the other one, and goes on', async () => {
    const faults: unknown[] = [];
    const onFault = (error: unknown): void => void faults.push(error);
    usePair({ alice: { sessionPolicy: policy }, bob: { sessionPolicy: policy, onFault } });
    const { theirs } = await connect(pair);
    await pass(45_000);
    pair.network.lose(/./);
    const changes = Array.from({ length: 9 }, () => theirs.setDirection('sendrecv'));
    await pass(10_000);
    expect(faults).toEqual([expect.objectContaining({ code: 'too-many-offers' })]);
    expect(theirs.isEnded).toBe(false);
    theirs.hangUp();
    expect((await Promise.all(changes)).map(({ kind }) => kind)).toEqual(Array(9).fill('over'));
  });

  it('is not less than the other one wants: 422 is heeded', async () => {
    usePair({
      alice: { sessionPolicy: policy },
      bob: { sessionPolicy: { expiresS: 300, minS: 200 } },
    });
    await connect(pair);
    const [first, second] = pair.network.sent.filter(({ text }) => text.startsWith('INVITE'));
    expect(first!.text).toMatch(/^Session-Expires: 100$/m);
    expect(second!.text).toMatch(/^Session-Expires: 200\r\nMin-SE: 200$/m);
    expect(pair.network.lines(BOB)).toContain('SIP/2.0 422 Session Interval Too Small');
  });

  it.each([
    ['as short as whoever is called wants', undefined, 100],
    ['no shorter than the caller allows', 300, 300],
  ])('is %s', async (_what, minS, expiresS) => {
    usePair({
      alice: { sessionPolicy: { expiresS: 1_800, minS: minS ?? 90 } },
      bob: { sessionPolicy: policy },
    });
    const { ours } = await connect(pair);
    const answer = pair.network.sent.find(({ text }) => /^SIP\/2.0 200.*INVITE/s.test(text));
    expect(answer!.text).toMatch(new RegExp(`^Session-Expires: ${expiresS};refresher=uas`, 'm'));
    pair.network.lose(/./);
    await pass((expiresS - 40) * 1_000);
    expect(ours.isEnded).toBe(false);
    await pass(40_000);
    expect(await ours.ended).toEqual({ reason: 'lost' });
  });

  it('is without end where one of both does not want it', async () => {
    usePair({ alice: { sessionPolicy: null }, bob: { sessionPolicy: null } });
    const { ours } = await connect(pair);
    pair.network.lose(/./);
    await pass(4_000_000);
    expect(ours.isEnded).toBe(false);
  });
});

describe('reliable provisional answers', () => {
  const required = toBob({ headers: [['Require', '100rel']] });

  it('are acknowledged by PRACK, one after the other, before the call is answered', async () => {
    usePair({});
    const statuses: number[] = [];
    const outgoing = pair.alice.invite({
      ...required,
      onProgress: ({ status }) => void statuses.push(status),
    });
    await pass(100);
    const ringing = pair.incoming[0]!;
    ringing.ring();
    ringing.progress(answerOf(ringing, BOB));
    const answered = ringing.answer(answerOf(ringing, BOB));
    await pass(1_000);
    expect(statuses).toEqual([180, 183]);
    expect((await outgoing.result).kind).toBe('answered');
    expect(await answered).toBeDefined();
    const lines = pair.network.lines();
    expect(lines.filter((line) => line === 'PRACK')).toHaveLength(2);
    expect(lines.lastIndexOf('PRACK')).toBeLessThan(lines.lastIndexOf('SIP/2.0 200 OK'));
  });

  it('are repeated until then', async () => {
    usePair({});
    pair.network.lose(/^SIP\/2.0 180/, 2);
    const statuses: number[] = [];
    pair.alice.invite({ ...required, onProgress: ({ status }) => void statuses.push(status) });
    await pass(100);
    pair.incoming[0]!.ring();
    await pass(5_000);
    expect(statuses).toEqual([180]);
    expect(pair.network.lines(BOB).filter((line) => line.includes('180'))).toHaveLength(3);
  });

  it('are refused with 504 where PRACK never comes', async () => {
    usePair({});
    pair.network.lose(/^PRACK/);
    const outgoing = pair.alice.invite(required);
    await pass(100);
    pair.incoming[0]!.ring();
    await pass(33_000);
    expect(await outgoing.result).toMatchObject({ end: { status: 504 } });
    expect(pair.bob.calls).toBe(0);
  });

  it('outside of a call, PRACK is answered with 481', async () => {
    usePair({});
    const from = { host: ALICE, port: 5060 };
    pair.network.deliver(requestText('PRACK'), from, { host: BOB, port: 5060 });
    await pass(100);
    expect(pair.network.lines(BOB)).toEqual(['SIP/2.0 481 Call/Transaction Does Not Exist']);
  });
});
