import { jest } from '@jest/globals';
import { VirtualClock } from '@switchboard/kernel/testing';
import { remember } from './remember.ts';

const SECOND_MS = 1_000;

describe('remember', () => {
  it('reads once for all who ask until it is old', async () => {
    const clock = new VirtualClock(0);
    const read = jest.fn(async (key: string) => `${key} ${read.mock.calls.length}`);
    const get = remember(read, () => SECOND_MS, clock);
    expect(await Promise.all([get('a'), get('a'), get('b')])).toEqual(['a 1', 'a 1', 'b 2']);
    await clock.advance(SECOND_MS - 1);
    expect(await get('a')).toBe('a 1');
    await clock.advance(1);
    expect(await get('a')).toBe('a 3');
  });

  it('does not remember a failure', async () => {
    const read = jest
      .fn<(key: string) => Promise<number>>()
      .mockRejectedValueOnce(new Error('down'));
    read.mockResolvedValue(1);
    const get = remember(read, () => SECOND_MS, new VirtualClock(0));
    await expect(get('a')).rejects.toThrow('down');
    expect(await get('a')).toBe(1);
  });
});
