import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { people, seedPeople } from '@switchboard/identity-provider';
import { urlOf } from '@switchboard/stack';
import type { AppName } from '@switchboard/stack';
import { build, generate } from './build.ts';
import { forget } from './forget.ts';
import { readOptions, USAGE } from './options.ts';
import type { Options } from './options.ts';
import { Ports } from './port.ts';
import { Processes } from './processes.ts';
import { step } from './progress.ts';
import { printTable, removeStackFile, writeStackFile } from './report.ts';
import { choosePorts, describeStack, libraryWatcher } from './stack.ts';
import type { Stack } from './stack.ts';
import { withCurrentKey } from './with-current-key.ts';

const root = resolve(import.meta.dirname, '../../..');
/** What asks the data plane over https. */
const TRUSTING: readonly AppName[] = ['access', 'telephony-service', 'bots-service'];
const demoPeople = people.map(({ name, login }) => ({ name, login }));

let options: Options;
try {
  options = readOptions(process.argv.slice(2));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : 'Bad arguments.'}\n\n${USAGE}`);
  process.exit(2);
}

const state = resolve(root, options.state);
const stackFile = join(state, 'stack.json');
const processes = new Processes();
const interrupted = new Promise<'interrupted'>((done) => {
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => done('interrupted'));
  }
});

process.exit(await run());

/** @returns the exit code */
async function run(): Promise<number> {
  try {
    console.log('\nSwitchboard\n');
    if (options.fresh && !(await forget(state, options.yes))) {
      console.error('Nothing was deleted: answer yes at a terminal, or add --yes.');
      return 1;
    }
    await removeStackFile(stackFile);
    const prepared = await Promise.race([prepare(), interrupted]);
    if (prepared === 'interrupted') return 0;
    const outcome = await Promise.race([start(prepared), processes.crashed, interrupted]);
    if (outcome === 'interrupted') return 0;
    console.error(`\n  ${outcome} has ended unexpectedly; its last lines above say why.`);
    return 1;
  } catch (error) {
    console.error(`\n  ${error instanceof Error ? error.message : 'Failed.'}`);
    return 1;
  } finally {
    await removeStackFile(stackFile);
    await step('stopping', () => processes.stop());
  }
}

async function prepare(): Promise<Stack> {
  await step(options.dev ? 'generating' : 'building', () =>
    options.dev ? generate(root) : build(root, options.apps, join(root, '.switchboard/built')),
  );
  const ports = await choosePorts(new Ports(), options.apps);
  return describeStack(root, state, ports, options);
}

/** Starts the processes in the order of their needs; those that need nothing of each other together. */
async function start(stack: Stack): Promise<string> {
  const begin = async (name: AppName): Promise<void> => {
    const spec = stack.specs[name];
    if (spec) await step(`starting ${name}`, () => processes.start(spec));
  };
  await seed(stack);
  await subscribe(stack);
  if (options.dev) await processes.start(libraryWatcher(root));
  // The phone network comes first: what there waits for the data plane then finds it. So do the push services,
  // whose keys it reads at its start.
  const outside = Promise.all([begin('carrier'), begin('push-lab')]);
  const dataplane = outside.then(() => begin('dataplane'));
  const trusting = async (name: AppName): Promise<void> => {
    // A process reads at its start whom to trust; the very first time the data plane makes that.
    if (!existsSync(stack.caFile)) await dataplane;
    await begin(name);
  };
  const first = ['carrier', 'push-lab', 'dataplane', ...TRUSTING];
  const others = options.apps.filter((name) => !first.includes(name));
  await Promise.all([dataplane, ...TRUSTING.map(trusting), ...others.map(begin)]);
  const started = options.apps.includes('dataplane') ? await withCurrentKey(stack) : stack;
  await writeStackFile(stackFile, started, options, demoPeople);
  printTable(started, options, demoPeople);
  return processes.crashed;
}

/** The subscriptions of the apps that run; they may start before the data plane asks them, or after. */
async function subscribe({ subscriptions: { file, content } }: Stack): Promise<void> {
  await writeFile(file, JSON.stringify(content, null, 2), { mode: 0o600 });
}

/** The demo people, known to the trusted service before they sign in for the first time. */
async function seed(stack: Stack): Promise<void> {
  await mkdir(dirname(stack.seedFile), { recursive: true });
  const content = seedPeople(urlOf(stack, 'identity-provider'));
  await writeFile(stack.seedFile, JSON.stringify(content, null, 2));
}
