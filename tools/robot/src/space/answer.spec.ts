import { answerTo, unanswered } from './answer.ts';

describe('the answer to a note', () => {
  it('is for notes that begin with its name, in either language', () => {
    expect(answerTo('robot, what do you do?')).toContain('“robot, what do you do?”: hello!');
    expect(answerTo('  ROBOT')).toContain('hello!');
    expect(answerTo('机器人你好')).toContain('你好！你们移动的东西');
    for (const other of ['robots are many', 'a robot', 'hello', ''])
      expect(answerTo(other)).toBeUndefined();
  });

  it('is never asked for by an answer, and is short whatever was asked', () => {
    const answer = answerTo(`robot ${'x'.repeat(10_000)}`) ?? '';
    expect(answer.length).toBeLessThan(200);
    expect(answerTo(answer)).toBeUndefined();
  });

  it('is due while it does not stand below', () => {
    const note = 'robot!';
    const answer = answerTo(note) ?? '';
    expect(unanswered(['hello', note])).toBe(note);
    expect(unanswered([note, 'hello', answer])).toBeUndefined();
    expect(unanswered([note, answer, note])).toBe(note);
    expect(unanswered([])).toBeUndefined();
  });
});
