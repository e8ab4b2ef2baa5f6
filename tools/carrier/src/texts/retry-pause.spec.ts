import { retryPause } from './retry-pause.ts';

it('doubles until it is two hours', () => {
  expect([1, 2, 3, 9, 10, 11, 1_000].map(retryPause)).toEqual([
    ...[15_000, 30_000, 60_000, 3_840_000],
    ...[7_200_000, 7_200_000, 7_200_000],
  ]);
});
