import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One check that was run. */
export interface Step {
  readonly name: string;
  readonly ok: boolean;
  readonly seconds: number;
}

/** What a run of `npm test` came to, for a program to read. */
export interface Summary {
  /** What was checked out when it began; null where there is no Git. */
  readonly commit: string | null;
  /** Whether there was more than that commit, when it began or when it ended. */
  readonly dirty: boolean;
  readonly ok: boolean;
  readonly seconds: number;
  readonly steps: readonly Step[];
  readonly flaky: readonly string[];
  readonly skipped: readonly string[];
}

/** What is checked out at a folder, and whether something there was changed since. */
export function checkedOut(root: string): Pick<Summary, 'commit' | 'dirty'> {
  const git = (...args: string[]): string | undefined => {
    const { status, stdout } = spawnSync('git', args, { cwd: root, encoding: 'utf8' });
    return status === 0 ? stdout.trim() : undefined;
  };
  return {
    commit: git('rev-parse', 'HEAD') ?? null,
    dirty: git('status', '--porcelain') !== '',
  };
}

/** Where the summary of a run is. One from before is taken away, so that nobody takes it for this run's. */
export function openSummary(root: string): (summary: Summary) => void {
  const path = join(root, '.switchboard/test-summary.json');
  rmSync(path, { force: true });
  return (summary) => {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(summary, undefined, 2)}\n`);
  };
}
