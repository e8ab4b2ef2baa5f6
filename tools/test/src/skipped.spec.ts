import { Skipped } from './skipped.ts';

function readAll(text: string): string[] {
  const skipped = new Skipped();
  for (const line of text.split('\n')) skipped.read(line);
  return skipped.titles;
}

it('keeps what a suite says that lacks something, once', () => {
  const said = '\u001b[33mSKIPPED: outages, for want of Redis\u001b[39m\r\n';
  expect(readAll(`${said}PASS a.spec.ts\n${said}`)).toEqual(['outages, for want of Redis']);
});

it('takes no note of a line of source that would say so', () => {
  expect(readAll("> 11 | if (!redis) process.stderr.write('SKIPPED: outages')")).toEqual([]);
});

it('keeps how many tests of a project Jest left out', () => {
  const one = '> nx run @switchboard/chat:test  [local cache]\nTests:       9 passed, 9 total\n';
  const other =
    '> nx run @switchboard/dataplane:test\n' +
    '\u001b[1mTests:       \u001b[22m1 failed, 3 skipped, 1 todo, 5 passed, 10 total\n';
  expect(readAll(one + other)).toEqual(['@switchboard/dataplane: 3 skipped, 1 todo']);
});

it('keeps what Playwright left out, and how much it did not come to', () => {
  const output = [
    '  ✓    1 [web] › e2e/a.spec.ts:5:1 › fine (1s)',
    '  -    2 [web] › e2e/a.spec.ts:9:1 › the phone - on its side',
    '  2 did not run',
    '  1 passed (3.0s)',
  ];
  expect(readAll(output.join('\n'))).toEqual([
    '[web] › e2e/a.spec.ts:9:1 › the phone - on its side',
    'Playwright: 2 did not run',
  ]);
});

it('finds nothing where everything ran', () => {
  expect(readAll('- item 1\n  - unexpected value "0"\nTests: 2 failed, 2 total')).toEqual([]);
});
