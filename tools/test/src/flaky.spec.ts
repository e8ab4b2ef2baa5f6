import { Flaky } from './flaky.ts';

function readAll(...lines: string[]): string[] {
  const flaky = new Flaky();
  for (const line of lines) flaky.read(line);
  return flaky.titles;
}

it('keeps what Playwright lists as flaky, and nothing of what failed or passed', () => {
  const titles = readAll(
    '  1 failed',
    '    [web] › ../../apps/web/e2e/a.spec.ts:9:1 › broken ────────',
    '\u001b[33m  2 flaky\u001b[39m',
    '\u001b[33m    [web] › ../../apps/web/e2e/call.spec.ts:9:1 › two › talk \u001b[2m─────\u001b[22m',
    'a server says something',
    '    [console] › ../../apps/console/e2e/live.spec.ts:89:3 › zh-CN ',
    '  40 passed (5.0m)',
    '    [web] › ../../apps/web/e2e/b.spec.ts:9:1 › told later',
  );
  expect(titles).toEqual([
    '[web] › ../../apps/web/e2e/call.spec.ts:9:1 › two › talk',
    '[console] › ../../apps/console/e2e/live.spec.ts:89:3 › zh-CN',
  ]);
});

it('finds nothing where everything passed at once', () => {
  expect(readAll('  40 passed (5.0m)', '  this is not flaky')).toEqual([]);
});
