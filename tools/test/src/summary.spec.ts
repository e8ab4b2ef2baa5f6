import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkedOut, openSummary } from './summary.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'switchboard-summary-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function git(...args: string[]): string {
  const who = ['-c', 'user.name=Test', '-c', 'user.email=test@example.com'];
  return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' }).trim();
}

it('knows what is checked out, and whether something was changed since', () => {
  git('init', '-q');
  git('commit', '-q', '--allow-empty', '-m', 'first');
  const commit = git('rev-parse', 'HEAD');
  expect(checkedOut(root)).toEqual({ commit, dirty: false });
  writeFileSync(join(root, 'new.txt'), 'new');
  expect(checkedOut(root)).toEqual({ commit, dirty: true });
});

it('knows no commit where there is no Git, and takes that for changed', () => {
  expect(checkedOut(root)).toEqual({ commit: null, dirty: true });
});

it('takes the summary of the run before away, and writes its own', () => {
  const path = join(root, '.switchboard/test-summary.json');
  const step = { name: 'lint', ok: false, seconds: 1.5 };
  const known = { ...checkedOut(root), flaky: [], skipped: ['a suite'] };
  const summary = { ...known, ok: false, seconds: 2, steps: [step] };
  openSummary(root)(summary);
  expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(summary);
  openSummary(root);
  expect(existsSync(path)).toBe(false);
});
