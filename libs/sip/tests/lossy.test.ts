import { jest } from '@jest/globals';
import { answerOf, BOB, pairOf, pass, toBob } from './_agents.ts';

const CALLS = 200;

describe('with one message of ten lost', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('every call is answered, held, and ended for both', async () => {
    const pair = pairOf({
      bob: {
        onInvite: (call) => {
          call.ring();
          void call.answer(answerOf(call, BOB));
        },
      },
    });
    pair.network.loseOneOfTen(42);
    const ends: string[] = [];
    const results: string[] = [];
    for (let each = 0; each < CALLS; each++) {
      const outgoing = pair.alice.invite(toBob());
      void outgoing.result.then(async (result) => {
        results.push(result.kind);
        if (result.kind === 'failed') return;
        results.push((await result.call.setDirection('sendonly')).kind);
        result.call.hangUp();
        ends.push((await result.call.ended).reason);
      });
      await pass(50);
    }
    await pass(70_000);
    expect(results.filter((one) => one === 'answered')).toHaveLength(CALLS);
    expect(results.filter((one) => one === 'agreed')).toHaveLength(CALLS);
    expect(ends).toEqual(Array(CALLS).fill('hung-up'));
    expect([pair.alice.calls, pair.bob.calls]).toEqual([0, 0]);
    await pass(40_000);
    expect([pair.alice.associations, pair.bob.associations]).toEqual([0, 0]);
    expect(jest.getTimerCount()).toBe(0);
    await pair[Symbol.asyncDispose]();
  });
});
