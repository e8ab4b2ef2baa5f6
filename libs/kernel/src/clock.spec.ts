import { jest } from '@jest/globals';
import { delay, systemClock } from './clock.ts';
import { VirtualClock } from './testing/virtual-clock.ts';

describe('systemClock', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('runs a task once, when it is due', () => {
    const task = jest.fn();
    systemClock.after(1_000, task);
    jest.advanceTimersByTime(999);
    expect(task).not.toHaveBeenCalled();
    jest.advanceTimersByTime(10_000);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('does not run what was cancelled', () => {
    const task = jest.fn();
    systemClock.after(1_000, task)[Symbol.dispose]();
    jest.advanceTimersByTime(2_000);
    expect(task).not.toHaveBeenCalled();
  });

  it('waits longer than one timer of the machine can', () => {
    const task = jest.fn();
    const ninetyDays = 90 * 86_400_000;
    systemClock.after(ninetyDays, task);
    jest.advanceTimersByTime(ninetyDays - 1);
    expect(task).not.toHaveBeenCalled();
    jest.advanceTimersByTime(1);
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('cancels a long wait also in its second part', () => {
    const task = jest.fn();
    const timer = systemClock.after(2 ** 31 + 1_000, task);
    jest.advanceTimersByTime(2 ** 31);
    timer[Symbol.dispose]();
    jest.advanceTimersByTime(10_000);
    expect(task).not.toHaveBeenCalled();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('delay', () => {
  it('resolves when the time is over', async () => {
    const clock = new VirtualClock();
    const done = jest.fn();
    const waiting = delay(clock, 500).then(done);
    await clock.advance(499);
    expect(done).not.toHaveBeenCalled();
    await clock.advance(1);
    await waiting;
    expect(done).toHaveBeenCalledTimes(1);
  });

  it('rejects with the reason of an abort and leaves no timer', async () => {
    const clock = new VirtualClock();
    const controller = new AbortController();
    const waiting = delay(clock, 500, controller.signal);
    controller.abort(new Error('enough'));
    await expect(waiting).rejects.toThrow('enough');
    expect(clock.pending).toBe(0);
  });

  it('does not begin when it is aborted already', async () => {
    const clock = new VirtualClock();
    await expect(delay(clock, 500, AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
    expect(clock.pending).toBe(0);
  });

  it('takes its listener off a signal that outlives it', async () => {
    const clock = new VirtualClock();
    const { signal } = new AbortController();
    const removed = jest.spyOn(signal, 'removeEventListener');
    const waiting = delay(clock, 500, signal);
    await clock.advance(500);
    await waiting;
    expect(removed).toHaveBeenCalledWith('abort', expect.any(Function));
  });
});
