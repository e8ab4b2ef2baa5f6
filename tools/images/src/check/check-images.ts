import { join } from 'node:path';
import { healthUrlOf, urlOf } from '@switchboard/stack';
import type { App, Environment } from '@switchboard/stack';
import { assemble } from '../assemble.ts';
import { filesOf } from '../tree/files.ts';
import { programPathOf, shippedApps } from '../tree/tree.ts';
import { openBacking } from './backing.ts';
import { describeSize } from './describe-size.ts';
import { startTree } from './running-tree.ts';
import type { RunningTree } from './running-tree.ts';
import { makeSite } from './site.ts';
import type { Site } from './site.ts';
import { makeWorkplace } from './workplace.ts';
import type { Workplace } from './workplace.ts';

interface Place {
  readonly workplace: Workplace;
  readonly site: Site;
  readonly signal: AbortSignal;
}

/**
 * Makes the trees that images are made of, starts every app from its own on Postgres and Redis, and stops them.
 *
 * @returns whether each is small enough
 * @throws Error when one does not start, does not end in order, or writes where it should not
 */
export async function checkImages(root: string, signal: AbortSignal): Promise<boolean> {
  using workplace = makeWorkplace();
  const site = await makeSite(workplace.state, shippedApps);
  const place = { workplace, site, signal };
  const sizes = shippedApps.map((app) => describeSize(assemble(root, app, workplace.trees)));
  for (const [at, app] of shippedApps.entries()) print(app, sizes[at]?.text);
  const before = listing(workplace);
  await runTogether(place);
  await runEmbedded(place);
  assertNothingWritten(before, workplace);
  return sizes.every(({ isMet }) => isMet);
}

/** Each after those it needs, all at once, as on servers. */
async function runTogether(place: Place): Promise<void> {
  await using backing = await openBacking(
    shippedApps.filter(({ kind }) => kind === 'service').map(({ name }) => name),
  );
  await using stack = new AsyncDisposableStack();
  const running: [App, RunningTree][] = [];
  for (const app of shippedApps) {
    const tree = stack.use(await start(place, app, place.site.environment(app, backing)));
    print(app, `ready after ${tree.readyAfterMs} ms on Postgres and Redis`);
    if (app.kind === 'pages') await assertRenders(place, app);
    running.push([app, tree]);
  }
  for (const [app, tree] of running.reverse()) {
    await tree.stop();
    print(app, 'stopped');
  }
}

/** Its health is asked of a route; a page needs much more of what the framework traced. */
async function assertRenders({ site }: Place, app: App): Promise<void> {
  const { status } = await fetch(urlOf(site.setting, app.name));
  if (status !== 200) throw new Error(`The first page of ${app.name} answers ${status}.`);
  print(app, 'renders its first page');
}

/** The image is for servers, but whoever tries it without Postgres and Redis is not refused. */
async function runEmbedded(place: Place): Promise<void> {
  for (const app of shippedApps.filter(({ name }) => name === 'dataplane')) {
    await using tree = await start(place, app, await place.site.embedded(app));
    print(app, `ready after ${tree.readyAfterMs} ms with the embedded database and its own relay`);
    await tree.stop();
  }
}

function start(place: Place, app: App, environment: Environment): Promise<RunningTree> {
  const { node, user, trees, temporary } = place.workplace;
  return startTree(
    {
      node,
      user,
      folder: join(trees, app.name),
      program: programPathOf(app),
      environment: { ...environment, TMPDIR: temporary },
      healthUrl: healthUrlOf(place.site.setting, app),
    },
    place.signal,
  );
}

/** What there is besides the state. */
function listing({ trees, temporary }: Workplace): string[] {
  return [trees, temporary].flatMap((folder) => filesOf(folder, () => false));
}

function assertNothingWritten(before: readonly string[], workplace: Workplace): void {
  const known = new Set(before);
  const written = listing(workplace).filter((path) => !known.has(path));
  if (written.length > 0) throw new Error(`Written beside the state:\n${written.join('\n')}`);
  console.log('  nothing was written but the state');
}

function print({ name }: App, text = ''): void {
  console.log(`  ${name.padEnd(12)} ${text}`);
}
