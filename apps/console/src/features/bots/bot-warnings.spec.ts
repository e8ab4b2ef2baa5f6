/** @jest-environment node */
import { botWarnings } from './bot-warnings';

describe('what the overview says of bots', () => {
  it('is one line for all of them', () => {
    const problems = [
      { botId: 'order-desk', conversations: 1 },
      { botId: 'reception', conversations: 2 },
    ];
    expect(botWarnings(problems)).toEqual([{ kind: 'botProblems', count: 3 }]);
  });

  it('is nothing where all went well', () => {
    expect(botWarnings([])).toEqual([]);
  });
});
