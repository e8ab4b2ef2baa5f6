import { totalOf } from './total-of';

const bucket = { tokens: 1, refused: 0, calls: 2, threads: 3, messages: null };

describe('totalOf', () => {
  it('adds up', () => {
    expect(totalOf([bucket, { ...bucket, tokens: 4 }], 'tokens')).toBe(5);
    expect(totalOf([], 'calls')).toBe(0);
  });

  it('does not take what nobody tells for nothing', () => {
    expect(totalOf([bucket, { ...bucket, messages: 4 }], 'messages')).toBeNull();
  });
});
