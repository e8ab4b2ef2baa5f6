import { digestOf, repeatabilityProblem } from './repeatability.ts';
import { retryWaitMs } from './retry-wait.ts';
import { validityPeriod } from './validity.ts';

const NOW = Date.parse('2026-11-30T12:00:00Z');
const problem = (repeatabilityRequestId?: string, repeatabilityFirstSent?: string) =>
  repeatabilityProblem({ repeatabilityRequestId, repeatabilityFirstSent }, NOW);

describe('repeatabilityProblem', () => {
  it('is none of a request that is new, or cannot be repeated', () => {
    expect(problem()).toBeUndefined();
    expect(problem('id', 'Mon, 30 Nov 2026 11:59:59 GMT')).toBeUndefined();
    expect(problem('id', 'Sun, 29 Nov 2026 12:00:01 GMT')).toBeUndefined();
  });

  it.each([
    ['id', undefined],
    [undefined, 'Mon, 30 Nov 2026 11:59:59 GMT'],
    ['id', '2026-11-30T11:59:59Z'],
    ['id', 'Mon, 99 Nov 2026 11:59:59 GMT'],
    ['id', 'Sun, 29 Nov 2026 11:00:00 GMT'],
    ['id', 'Mon, 30 Nov 2026 13:00:00 GMT'],
  ])('is told of %s at %s', (id, firstSent) => {
    expect(problem(id, firstSent)).toEqual(expect.any(String));
  });

  it('tells what was asked for apart', () => {
    expect(digestOf('a', 'b', 'c')).toBe(digestOf('a', 'b', 'c'));
    expect(digestOf('a', 'b', 'c')).not.toBe(digestOf('a', 'bc', ''));
  });
});

describe('how long is tried', () => {
  it.each([
    [1_000, '000000000001000R'],
    [24 * 3_600_000, '000001000000000R'],
    [3_600_000 + 62_500, '000000010102000R'],
    [0, '000000000001000R'],
    [90 * 24 * 3_600_000, '000030000000000R'],
  ])('writes %d ms as %s', (ms, text) => {
    expect(validityPeriod(ms)).toBe(text);
  });

  it('waits longer each time, up to a quarter of an hour', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 100].map(retryWaitMs);
    expect(waits).toEqual([...waits].sort((one, other) => one - other));
    expect(waits.at(-1)).toBe(15 * 60_000);
  });
});
