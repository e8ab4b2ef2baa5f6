import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './_service-process.ts';
import { until } from './_until.ts';

/** The first one may have to build. */
const TIMEOUT_MS = 180_000;

const stackFile = z.strictObject({
  ready: z.literal(true),
  apps: z.strictObject({ dataplane: z.strictObject({ url: z.url() }) }),
  dataplane: z.strictObject({ https: z.url(), http: z.url(), control: z.url() }),
  connectionString: z.string().regex(/^endpoint=https:\/\/localhost:\d+\/;accesskey=\S+$/),
  caFile: z.string(),
  people: z.array(z.strictObject({ name: z.string(), login: z.string() })).min(4),
});

let state: string;
const started: ChildProcess[] = [];

beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), 'switchboard-start-'));
});
afterAll(async () => {
  for (const child of started) {
    if (child.exitCode === null && child.signalCode === null) tell(child, 'SIGKILL');
  }
  await rm(state, { recursive: true, force: true });
});

/** In a group of its own, as from a terminal: Ctrl-C reaches all of it. */
function npmStart(...args: string[]) {
  const child = spawn(process.execPath, [join(root, 'tools/start/start.mjs'), ...args], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.push(child);
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => output.push(chunk.toString()));
  }
  const exited = once(child, 'close').then(([code]) => code as number | null);
  return { child, exited, output: () => output.join('') };
}

function tell(child: ChildProcess, signal: NodeJS.Signals): void {
  process.kill(-child.pid!, signal);
}

const fileOf = (folder: string) => join(folder, 'stack.json');
const read = (file: string) => readFile(file, 'utf8').catch(() => undefined);

async function startDataPlane() {
  const running = npmStart('--only', 'dataplane', '--state', state);
  const ready = async () => {
    if (running.child.exitCode !== null) throw new Error(running.output());
    return (await read(fileOf(state))) !== undefined;
  };
  await until('stack.json', ready, TIMEOUT_MS);
  return running;
}

interface Process {
  readonly pid: number;
  readonly command: string;
}

/** All that descends from a process, by what `/proc` says. */
async function descendants(of: number): Promise<Process[]> {
  const found: Process[] = [];
  for (const entry of (await readdir('/proc')).filter((name) => /^\d+$/.test(name))) {
    const stat = (await read(`/proc/${entry}/stat`)) ?? '';
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
    if (parent !== of) continue;
    const command = ((await read(`/proc/${entry}/cmdline`)) ?? '').replaceAll('\0', ' ');
    found.push({ pid: Number(entry), command }, ...(await descendants(Number(entry))));
  }
  return found;
}

function lives({ pid }: Process): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('npm start', () => {
  it(
    'says where everything is, goes around a taken port, and leaves nothing behind',
    async () => {
      const squatter = createServer();
      const taken = await new Promise<boolean>((done) => {
        // Somebody else may be there already: just as good.
        squatter.once('error', () => done(false)).listen(7100, '127.0.0.1', () => done(true));
      });
      try {
        const running = await startDataPlane();
        const stack = stackFile.parse(JSON.parse((await read(fileOf(state)))!));
        expect(stack.people.map(({ login }) => login)).toEqual(
          expect.arrayContaining(['alice', 'bob', 'carla', 'dana']),
        );
        expect(stack.apps.dataplane.url).toBe(stack.dataplane.http);
        expect(new URL(stack.dataplane.http).port).not.toBe('7100');
        const owner = taken ? `pid ${process.pid}` : 'pid \\d+';
        expect(running.output()).toMatch(
          new RegExp(`port 7100 is taken by .+ \\(${owner}\\); dataplane \\(http\\) uses \\d+`),
        );
        expect((await fetch(`${stack.dataplane.http}/health`)).status).toBe(200);
        expect((await fetch(`${stack.dataplane.control}/health`)).status).toBe(200);
        expect(await read(stack.caFile)).toContain('BEGIN CERTIFICATE');

        const children = await descendants(running.child.pid!);
        expect(children.some(({ command }) => command.includes('apps/dataplane'))).toBe(true);
        tell(running.child, 'SIGINT');
        expect(await running.exited).toBe(0);
        expect(children.filter(lives)).toEqual([]);
        expect(await read(fileOf(state))).toBeUndefined();
      } finally {
        squatter.close();
      }
    },
    TIMEOUT_MS,
  );

  it(
    'reports a child that died, and takes the rest down',
    async () => {
      const running = await startDataPlane();
      const children = await descendants(running.child.pid!);
      const dataplane = children.find(({ command }) => command.includes('apps/dataplane'))!;
      process.kill(dataplane.pid, 'SIGKILL');
      expect(await running.exited).toBe(1);
      expect(running.output()).toContain('dataplane has ended unexpectedly');
      // Its own helpers end when they see that it is gone.
      await until('nothing lives on', () => children.filter(lives).length === 0);
      expect(await read(fileOf(state))).toBeUndefined();
    },
    TIMEOUT_MS,
  );

  it('explains itself when it does not know an app', async () => {
    const running = npmStart('--only', 'telephone', '--state', state);
    expect(await running.exited).toBe(2);
    expect(running.output()).toContain('There is no app "telephone"');
    expect(running.output()).toContain('--only');
  });
});
