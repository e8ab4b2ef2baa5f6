import { resolve } from 'node:path';
import { styleText } from 'node:util';
import { stages } from './checks.ts';
import type { Check, Stage } from './checks.ts';
import { findChromium } from './chromium.ts';
import { Failures } from './failures.ts';
import { Flaky } from './flaky.ts';
import { inLanes } from './in-lanes.ts';
import { findMediaServers } from './media-servers.ts';
import { runCheck } from './run-check.ts';
import { Screen } from './screen.ts';
import { Skipped } from './skipped.ts';
import { checkedOut, openSummary } from './summary.ts';
import type { Step } from './summary.ts';

/** One for each core of the machine that this has to be quick on. */
const LANES_AT_ONCE = 2;
const root = resolve(import.meta.dirname, '../../..');
const began = performance.now();
const before = checkedOut(root);
const writeSummary = openSummary(root);
const readers = { failures: new Failures(), flaky: new Flaky(), skipped: new Skipped() };
const steps: Step[] = [];
try {
  await checkAll();
} catch (error) {
  console.error(error);
  steps.push({ name: 'what the checks need', ok: false, seconds: secondsSince(began) });
} finally {
  tell();
}

/** Every check runs, also after one that failed: one run tells everything. */
async function checkAll(): Promise<void> {
  const env = {
    ...process.env,
    CHROMIUM_PATH: findChromium(),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NX_TUI: 'false',
    ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    // Each linter and each process of a test reads what the one before it has compiled.
    NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/node'),
  };
  findMediaServers();
  const read = (line: string) => Object.values(readers).forEach((reader) => reader.read(line));
  const run = async (check: Check, screen: Screen): Promise<Step> => {
    const start = performance.now();
    const ok = await runCheck(check, { cwd: root, env, screen, read });
    return { name: check.name, ok, seconds: secondsSince(start) };
  };
  for (const stage of stages(root)) await runStage(stage, run);
}

/** Its lanes at the same time, and told one after the other. */
async function runStage(
  stage: Stage,
  run: (check: Check, screen: Screen) => Promise<Step>,
): Promise<void> {
  const screens = new Map(stage.flat().map((check) => [check, new Screen()]));
  const begun = inLanes(stage, LANES_AT_ONCE, (check) => run(check, screens.get(check)!));
  for (const [at, [{ name }, screen]] of [...screens].entries()) {
    heading(name);
    screen.show();
    steps.push(await begun[at]!);
  }
}

/** To people, and in a file to programs. The last line is what CI reads. */
function tell(): void {
  const failed = steps.filter(({ ok }) => !ok).length;
  const [flaky, skipped] = [readers.flaky.titles, readers.skipped.titles];
  const reports = readers.failures.reports.map((report) => `${report}\n`);
  section('what failed, for good or at first', reports);
  section('skipped', skipped.map(indented));
  section('flaky', flaky.map(indented));
  section('summary', steps.map(line));
  const seconds = secondsSince(began);
  const dirty = before.dirty || checkedOut(root).dirty;
  writeSummary({ ...before, dirty, ok: failed === 0, seconds, steps, flaky, skipped });
  console.log(`\n${steps.length - failed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

function section(name: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  heading(name);
  for (const text of lines) console.log(text);
}

function heading(name: string): void {
  console.log(styleText('bold', `\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}\n`));
}

function indented(title: string): string {
  return `  ${title}`;
}

function line({ name, ok, seconds }: Step): string {
  const mark = ok ? styleText('green', '✔') : styleText('red', '✘');
  return `  ${mark} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(7)} s`;
}

function secondsSince(start: number): number {
  return Math.round((performance.now() - start) / 100) / 10;
}
