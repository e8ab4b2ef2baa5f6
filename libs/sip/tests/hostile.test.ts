import { jest } from '@jest/globals';
import { systemClock } from '@switchboard/kernel';
import type { IncomingCall } from '../src/call/incoming-call.ts';
import type { SipCall } from '../src/call/sip-call.ts';
import { DigestGuard } from '../src/digest/digest-guard.ts';
import { Registrar } from '../src/registrar/registrar.ts';
import { ALICE, answerOf, BOB, pairOf, pass, toBob } from './_agents.ts';
import type { Pair } from './_agents.ts';
import { hostileMessage, mutated, randomNumbers } from '../src/testing/hostile-messages.ts';

const MESSAGES = 3_000;
const AT_ONCE = 100;
const STRANGER = { host: '203.0.113.1', port: 5060 };
const AT_BOB = { host: BOB, port: 5060 };

let pair: Pair;
let registrar: Registrar;
let faults: unknown[];
const uncaught = (error: unknown): void => void faults.push(error);

/** Whoever is called does a little of everything. */
function onInvite(call: IncomingCall): void {
  call.handle({ onTransfer: (request) => request.accept() });
  call.ring();
  const isStranger = !call.target.includes('friend');
  if (isStranger && call.callId.length % 3 === 0) call.reject(486);
  else if (answerOf(call, BOB)) void call.answer(answerOf(call, BOB));
}

beforeEach(() => {
  jest.useFakeTimers();
  faults = [];
  process.on('unhandledRejection', uncaught);
  const secretOf = (): undefined => undefined;
  const guard = new DigestGuard({ realm: 'pbx.test', clock: systemClock, secretOf });
  registrar = new Registrar({ clock: systemClock, guard });
  pair = pairOf({
    alice: { onFault: uncaught },
    bob: {
      ...{ onInvite, onFault: uncaught, onRegister: (request) => registrar.receive(request) },
      limits: { calls: 200, associations: 1_000 },
    },
  });
});
afterEach(async () => {
  await pair[Symbol.asyncDispose]();
  registrar[Symbol.dispose]();
  process.off('unhandledRejection', uncaught);
  jest.useRealTimers();
});

async function connected(): Promise<SipCall> {
  const { result } = pair.alice.invite(toBob({ target: `sip:friend@${BOB}` }));
  await pass(200);
  const outcome = await result;
  if (outcome.kind !== 'answered') throw new Error('a call of those who mean well failed');
  return outcome.call;
}

describe('messages of strangers', () => {
  it.each([1, 2])(
    'crash nothing, end nobody’s call and leave nothing behind (%i)',
    async (seed) => {
      const ours = await connected();
      const random = randomNumbers(seed);
      for (let number = 0; number < MESSAGES; number++) {
        pair.network.deliver(hostileMessage(random, number), STRANGER, AT_BOB);
        if (number % AT_ONCE === 0) await pass(500);
        expect(pair.bob.associations).toBeLessThanOrEqual(1_000);
      }
      await pass(60_000);
      expect(faults).toEqual([]);
      expect(ours.isEnded).toBe(false);
      // Calls of strangers that were answered end by themselves: nobody acknowledges.
      await pass(80_000);
      expect([pair.alice.calls, pair.bob.calls]).toEqual([1, 1]);
      expect([pair.bob.associations, registrar.users]).toEqual([1, 0]);
      const hold = ours.setDirection('sendonly');
      await pass(100);
      expect((await hold).kind).toBe('agreed');
      ours.hangUp();
      await pass(45_000);
      expect([pair.bob.associations, jest.getTimerCount()]).toEqual([0, 0]);
    },
  );

  it('of somebody who knows a call may end it, and crash nothing either', async () => {
    const random = randomNumbers(7);
    const theirs = { host: ALICE, port: 5060 };
    for (let round = 0; round < 30; round++) {
      const ours = await connected();
      const { callId, localTag, remoteTag } = ours.dialog;
      for (let number = 0; number < 50; number++) {
        const text = hostileMessage(random, number, {
          callId: `Call-ID: ${callId}`,
          from: `From: <sip:a@${ALICE}>;tag=${localTag}`,
          to: `To: <sip:b@${BOB}>;tag=${remoteTag}`,
          cseq: `CSeq: ${2 + random(200)} ${['INVITE', 'BYE', 'INFO', 'REFER'][random(4)]}`,
        });
        const named = text.replace(/^[A-Z]+(?= sip:)/, /CSeq: \d+ (\w+)/.exec(text)?.[1] ?? 'INFO');
        pair.network.deliver(named, theirs, AT_BOB);
        await pass(20);
      }
      ours.hangUp();
      await pass(100_000);
      expect(pair.alice.calls).toBe(0);
    }
    // Where the peer was made to believe that our BYE is an old one, the time of the call ends it.
    await pass(2_000_000);
    expect(faults).toEqual([]);
    expect([pair.bob.calls, pair.bob.associations, jest.getTimerCount()]).toEqual([0, 0, 0]);
  });

  it.each([3, 4, 5])('on the way between two who mean well crash neither (%i)', async (seed) => {
    const random = randomNumbers(seed);
    pair.network.through = (text) => (random(3) ? [text] : [mutated(text, random), text]);
    for (let each = 0; each < 100; each++) {
      const { result } = pair.alice.invite(toBob({ target: `sip:friend@${BOB}` }));
      void result.then(async (outcome) => {
        if (outcome.kind === 'failed') return;
        await outcome.call.setDirection('sendonly');
        void outcome.call.transfer('sip:+14255550122@192.0.2.3');
        await outcome.call.sendDigit({ digit: '1', durationMs: 100 });
        outcome.call.hangUp();
      });
      await pass(100);
    }
    pair.network.through = (text) => [text];
    await pass(2_500_000);
    expect(faults).toEqual([]);
    expect([pair.alice.calls, pair.bob.calls]).toEqual([0, 0]);
    expect([pair.alice.associations, pair.bob.associations]).toEqual([0, 0]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
