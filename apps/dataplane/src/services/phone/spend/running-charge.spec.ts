import { VirtualClock } from '@switchboard/kernel/testing';
import { RunningCharge } from './running-charge.ts';
import type { Ended } from './settle.ts';

type Answer = number | undefined | Error;

/** A call for which a minute is reserved, and what comes of it with these answers to asking for more. */
function charged(...answers: Answer[]) {
  const clock = new VirtualClock(0);
  const wanted: number[] = [];
  const ended: Ended[] = [];
  const charge = new RunningCharge({
    onFault: () => undefined,
    ...{ id: 'c', perMinute: 60, seconds: 60, clock },
    async extend(seconds) {
      wanted.push(seconds);
      const answer = answers.shift();
      if (answer instanceof Error) throw answer;
      return answer;
    },
    onAnswered: () => undefined,
    onEnded: (one) => void ended.push(one),
    onCutOff: () => charge.end(),
  });
  return { clock, charge, wanted, ended };
}

describe('a call that is charged', () => {
  it('costs nothing until it is answered, and is over once', async () => {
    const { clock, charge, ended, wanted } = charged();
    await clock.advance(600_000);
    charge.end();
    charge.end();
    charge.answered();
    await clock.advance(600_000);
    expect(ended).toEqual([expect.objectContaining({ seconds: 0, outcome: 'unanswered' })]);
    expect(wanted).toEqual([]);
  });

  it('reserves its next part before the last one is used up', async () => {
    const { clock, charge, ended, wanted } = charged(30, 60);
    charge.answered();
    await clock.advance(29_999);
    expect(wanted).toEqual([]);
    await clock.advance(1);
    expect(wanted).toEqual([30]);
    await clock.advance(40_500);
    charge.end();
    expect(wanted).toEqual([30, 30]);
    expect(ended).toMatchObject([{ seconds: 71, outcome: 'ended' }]);
    expect(clock.pending).toBe(0);
  });

  it('is cut off when what is reserved is used up and there is no more', async () => {
    const { clock, charge, ended } = charged(10, 0, 0);
    charge.answered();
    await clock.advance(69_999);
    expect(ended).toEqual([]);
    await clock.advance(1);
    expect(ended).toMatchObject([{ seconds: 70, outcome: 'cut-off' }]);
    expect(clock.pending).toBe(0);
  });

  it('asks again after a failure as long as there is time, and not for longer', async () => {
    const away = new Error('away');
    const { clock, charge, ended, wanted } = charged(...Array.from({ length: 20 }, () => away));
    charge.answered();
    await clock.advance(59_999);
    expect(wanted).toHaveLength(6);
    expect(ended).toEqual([]);
    await clock.advance(1);
    expect(ended).toMatchObject([{ outcome: 'cut-off' }]);
  });

  it('ends when others have ended it', async () => {
    const { clock, charge, ended } = charged(undefined);
    charge.answered();
    await clock.advance(30_000);
    expect(ended).toMatchObject([{ seconds: 30, outcome: 'cut-off' }]);
  });
});
