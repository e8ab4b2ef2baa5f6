/** @jest-environment jsdom */
import { act, renderHook } from '@testing-library/react';
import { VirtualClock } from '@switchboard/kernel/testing';
import { MeasuredPath } from '../session/measured-path.ts';
import { FakeNetwork } from '../testing/fake-network.ts';
import { useBenchmark, usePathStatistics } from './index.ts';

function setUp() {
  const clock = new VirtualClock(0);
  const open = (delayMs: number) => {
    const network = new FakeNetwork(clock, { delayMs, maxWaitingBytes: 32_000 });
    const own = new MeasuredPath(network.join('one'), clock);
    const other = new MeasuredPath(network.join('two'), clock);
    return { own, other };
  };
  const [slow, fast] = [open(400), open(100)];
  const paths = new Map([
    ['call', slow.own],
    ['mesh', fast.own],
  ]);
  return { clock, paths, slow, fast };
}

it('the statistics are measured as long as somebody looks', async () => {
  const { clock, paths } = setUp();
  const { result, unmount } = renderHook(() => usePathStatistics({ paths }, clock));
  expect(result.current.history).toEqual([]);
  await act(() => clock.advance(1_000));
  expect(result.current.history).toMatchObject([{ roundTripMs: { call: 800, mesh: 200 } }]);
  expect(result.current.latest['mesh']).toMatchObject([{ peer: 'two', roundTripMs: 200 }]);
  unmount();
  await clock.advance(2_000);
  expect(clock.pending).toBe(0);
});

it('the paths are compared one after the other', async () => {
  const { clock, paths, slow } = setUp();
  const { result } = renderHook(() => useBenchmark({ paths }));
  act(() => result.current.start('two', ['call', 'mesh']));
  expect(result.current.running).toBe('call');
  await act(() => clock.advance(60_000));
  expect(result.current).toMatchObject({
    running: undefined,
    results: { call: { roundTripMs: 800 }, mesh: { roundTripMs: 200 } },
  });

  await slow.other[Symbol.asyncDispose]();
  act(() => result.current.start('two', ['call']));
  await act(() => clock.advance(10));
  expect(result.current).toMatchObject({ running: undefined, results: { call: undefined } });
});

it('a comparison is stopped, by the button or with the page', async () => {
  const { clock, paths } = setUp();
  const { result, unmount } = renderHook(() => useBenchmark({ paths }));
  act(() => result.current.start('two', ['call']));
  await act(() => clock.advance(100));
  act(() => result.current.stop());
  expect(result.current.running).toBeUndefined();
  act(() => result.current.start('two', ['mesh']));
  unmount();
  await clock.advance(1_000);
  expect(clock.pending).toBe(0);
});
