/** @jest-environment node */
import { explainLine } from './explain-line';

const now = new Date('2026-01-01T12:00:00.000Z');
const ago = (seconds: number) => new Date(now.getTime() - seconds * 1_000).toISOString();
const line = (state: string, seconds: number, userId: string | null = '8:acs:x') => ({
  ...{ id: 'idn_1', state, userId, changedAt: ago(seconds) },
});
const inUse = { ...line('active', 600), id: 'idn_2' };

describe('why an identity is left over', () => {
  it.each([
    ['reserved', 5, 'waiting'],
    ['reserved', 600, 'unanswered'],
    ['created', 5, 'handing-over'],
    ['created', 600, 'interrupted'],
    ['deleting', 5, 'deleting'],
    ['deleting', 600, 'undeletable'],
    ['lost', 600, 'forgotten'],
    ['active', 600, undefined],
    ['deleted', 600, undefined],
  ])('%s for %d seconds: %s', (state, seconds, conflict) => {
    const one = line(state, seconds);
    expect(explainLine(one, [one], now)).toBe(conflict);
  });

  it('tells an attempt that was never answered from an identity the service forgot', () => {
    expect(explainLine(line('lost', 5, null), [], now)).toBe('never-answered');
  });

  it.each(['created', 'deleting'])('is a second one where the person has another: %s', (state) => {
    const one = line(state, 5);
    expect(explainLine(one, [one, inUse], now)).toBe('second');
  });

  it('says that deleting does not work also of a second one', () => {
    expect(explainLine(line('deleting', 600), [inUse], now)).toBe('undeletable');
  });
});
