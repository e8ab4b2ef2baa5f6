import { jest } from '@jest/globals';
import { lane } from './_lane.ts';
import { copyWorkspace } from './_workspace.ts';
import type { Workspace } from './_workspace.ts';

jest.setTimeout(600_000);

const NX = 'nx/dist/bin/nx.js';

/** What the generators say that they wrote. */
const written: string[] = [];
let workspace: Workspace;
type Check = 'references' | 'types' | 'build' | 'format' | 'tests' | 'lint';
let outcome: Readonly<Record<Check, Promise<unknown>>>;

/** Generates everything once; then two programs of the house at a time look at all of it. */
beforeAll(async () => {
  workspace = copyWorkspace();
  await generate('app', 'help-desk', "--title=People's help desk", '--titleZh=服务台');
  await generate('lib', 'phone-book', '--layer=domain', '--scope=phone-book');
  await generate('procedure', 'people/say-hello', '--permission=people.read');
  await generate('procedure', 'news-letters/send', '--permission=self.read', '--mutation');
  await generate('service', 'opinion-polls', '--tables', '--port');
  await workspace.run('.', NX, 'run', '@switchboard/dataplane:generate');
  outcome = { ...lane({ references, types, build }), ...lane({ format, tests, lint }) };
});
afterAll(async () => {
  await Promise.allSettled(Object.values(outcome));
  workspace[Symbol.dispose]();
});

async function generate(generator: string, ...args: string[]): Promise<void> {
  const said = await workspace.run('.', NX, 'g', `@switchboard/generators:${generator}`, ...args);
  const paths = [...said.matchAll(/^(?:CREATE|UPDATE) (.+)$/gm)].map(([, path = '']) => path);
  // With no names of files, the programs below would look at everything.
  if (paths.length === 0) throw new Error(said);
  written.push(...paths);
}

const references = () => workspace.run('.', NX, 'sync:check');

const types = () =>
  workspace.run(
    '.',
    'typescript/bin/tsc',
    '--build',
    ...['apps/help-desk', 'libs/phone-book', 'apps/dataplane'],
  );

const build = () => workspace.run('apps/help-desk', 'next/dist/bin/next', 'build');

const format = () =>
  workspace.run('.', 'prettier/bin/prettier.cjs', '--check', '--ignore-unknown', ...written);

async function tests(): Promise<void> {
  const run = (project: string, ...patterns: string[]) =>
    workspace.run(project, 'jest/bin/jest.js', '--maxWorkers=1', ...patterns);
  await run('apps/help-desk');
  await run('libs/phone-book');
  await run('libs/access-api', 'say-hello', 'send', 'authorisation');
  await run('tools/stack');
  await run('tools/start', 'compose-file');
  await run('apps/dataplane', 'opinion-polls', 'support-table');
}

function lint() {
  const files = written.filter((path) => /\.(ts|tsx|mjs)$/.test(path));
  return workspace.run('.', 'eslint/bin/eslint.js', '--max-warnings=0', ...files);
}

describe('what the generators made', () => {
  it('is more than a few files', () => {
    expect(written.length).toBeGreaterThan(60);
  });
  it('is formatted', () => outcome.format);
  it('has the references that Nx would add', () => outcome.references);
  it('has types, and libraries that are built', () => outcome.types);
  it('passes its tests, and those of what it was added to', () => outcome.tests);
  it('keeps the rules of the linter', () => outcome.lint);
  it('is an app that is built', () => outcome.build);
});
