import { Failures } from './failures.ts';

function readAll(text: string): string[] {
  const failures = new Failures();
  for (const line of text.split('\n')) failures.read(line);
  return failures.reports;
}

it('keeps what Jest says of a failed test, once and without colours', () => {
  const report = '\u001b[1m  ● the suite › the test\u001b[22m\n\n    expected 1\n';
  expect(readAll(`PASS other\n${report}Summary\n${report}`)).toEqual([
    '  ● the suite › the test\n\n    expected 1\nSummary',
  ]);
});

it('keeps what Playwright says of one', () => {
  expect(
    readAll('  ✓  1 e2e/a.spec.ts:5:1 › fine (1s)\n  1) e2e/b.spec.ts:9:1 › broken ────\n'),
  ).toEqual(['  1) e2e/b.spec.ts:9:1 › broken ────']);
});

it('is short of each, and does not keep everything of what is broken altogether', () => {
  const one = (at: number) => `  ● test ${at}\n${'    detail\n'.repeat(99)}`;
  const reports = readAll(Array.from({ length: 50 }, (_, at) => one(at)).join(''));
  expect(reports).toHaveLength(20);
  expect(reports[0]!.split('\n')).toHaveLength(12);
});

it('takes no note of what was only printed', () => {
  expect(readAll('  ● Console\n\n    console.log\n')).toEqual([]);
});
