/** @jest-environment node */
import { usedToday } from './used-today';

const dayOf = (day: string, requests: number) => ({
  ...{ day, requests, failed: 1, refused: 2, tokensIn: 300 * requests, tokensOut: 10 * requests },
});

describe('what the language model has cost today', () => {
  it('is what its limits count', () => {
    const days = [dayOf('2026-11-30', 4), dayOf('2026-11-29', 9)];
    expect(usedToday({ today: '2026-11-30', days })).toEqual({ requests: 4, tokens: 1_240 });
  });

  it('is nothing until it is asked', () => {
    const days = [dayOf('2026-11-29', 9)];
    expect(usedToday({ today: '2026-11-30', days })).toEqual({ requests: 0, tokens: 0 });
  });
});
