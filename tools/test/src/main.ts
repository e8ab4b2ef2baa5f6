import { spawn } from 'node:child_process';
import type { StdioOptions } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { styleText } from 'node:util';
import { checks } from './checks.ts';
import type { Check } from './checks.ts';
import { findChromium } from './chromium.ts';
import { Failures } from './failures.ts';
import { findMediaServers } from './media-servers.ts';

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: number;
}

const root = resolve(import.meta.dirname, '../../..');
const env = {
  ...process.env,
  CHROMIUM_PATH: findChromium(),
  NX_DAEMON: 'false',
  NX_NO_CLOUD: 'true',
  NX_TUI: 'false',
  ...(process.stdout.isTTY && { FORCE_COLOR: '1' }),
  NEXT_TELEMETRY_DISABLED: '1',
  CHECKPOINT_DISABLE: '1',
};

findMediaServers();
const failures = new Failures();
const outcomes: Outcome[] = [];
for (const check of checks(root)) outcomes.push(await run(check));
const failed = outcomes.filter(({ passed }) => !passed).length;
if (failures.reports.length > 0) heading('what failed, for good or at first');
for (const report of failures.reports) console.log(`${report}\n`);
heading('summary');
for (const outcome of outcomes) console.log(line(outcome));
console.log(`\n${outcomes.length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

/** Every check runs, also after one that failed: one run tells everything. */
async function run({ name, args }: Check): Promise<Outcome> {
  heading(name);
  const began = performance.now();
  const stdio: StdioOptions = ['inherit', 'pipe', 'pipe'];
  const child = spawn(process.execPath, [...args], { cwd: root, env, stdio });
  for (const [output, screen] of [
    [child.stdout!, process.stdout],
    [child.stderr!, process.stderr],
  ] as const) {
    output.pipe(screen, { end: false });
    createInterface({ input: output }).on('line', (text) => failures.read(text));
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { name, passed: code === 0, seconds: (performance.now() - began) / 1_000 };
}

function heading(name: string): void {
  console.log(styleText('bold', `\n── ${name} ${'─'.repeat(Math.max(0, 60 - name.length))}\n`));
}

function line({ name, passed, seconds }: Outcome): string {
  const mark = passed ? styleText('green', '✔') : styleText('red', '✘');
  return `  ${mark} ${name.padEnd(24)} ${seconds.toFixed(1).padStart(7)} s`;
}
