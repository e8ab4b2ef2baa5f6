import { newId } from '@switchboard/app-server';
import { scriptSchema } from '@switchboard/bots';
import type { Script } from '@switchboard/bots';
import { botsError } from '@switchboard/bots-api';
import type { CallerService, CallerView, RunView } from '@switchboard/bots-api';
import { isPlatformError } from '@switchboard/kernel';
import type { Scope } from '@switchboard/kernel';
import type { BotsTools } from '../bots-tools.ts';
import type { PhoneNetwork } from './phone-network.ts';
import { playScript } from './play-script.ts';

/** More than this two cores do not speak and hear for. */
const MAX_AT_ONCE = 20;
const MAX_SCRIPTS = 200;

export interface CallerParts {
  /** Undefined where callers cannot be made up. */
  readonly network: PhoneNetwork | undefined;
  readonly scope: Scope;
  readonly onFault: (error: unknown) => void;
}

interface Run {
  view: RunView;
  readonly stop: AbortController;
}

/** Runs of callers. They are this process's alone: with it they end, and the bot's conversations stay. */
export function createCallerService(
  tools: Pick<BotsTools, 'client' | 'activity' | 'clock'>,
  { network, scope, onFault }: CallerParts,
): CallerService {
  const runs = new Map<string, Run>();
  scope.add(() => {
    for (const { stop } of runs.values()) stop.abort();
  });
  return {
    latest: (botId) => ({ isPossible: network !== undefined, run: runs.get(botId)?.view ?? null }),
    async start({ botId, number, callers }) {
      if (!network) throw botsError('no-callers', 'There is no pretend phone network here.');
      const scripts = await scriptsOf(tools.client, botId, number);
      if ([...runs.values()].some(({ view }) => view.endedAt === null))
        throw botsError('callers-busy', 'Callers call already.');
      const run: Run = {
        view: newRun(tools, { botId, number, scripts, callers }),
        stop: new AbortController(),
      };
      runs.set(botId, run);
      runAll({ ...tools, network, onFault }, run, scripts).catch(onFault);
      return run.view;
    },
    stop(id) {
      const run = [...runs.values()].find(({ view }) => view.id === id);
      if (!run) throw botsError('run-not-found', 'There is no such run.');
      run.stop.abort();
      return run.view;
    },
  };
}

async function scriptsOf(
  client: BotsTools['client'],
  botId: string,
  number: string,
): Promise<readonly Script[]> {
  const bot = await client.bot.findUnique({ where: { id: botId }, include: { numbers: true } });
  if (!bot) throw botsError('bot-not-found', 'There is no such bot.');
  if (!bot.numbers.some((one) => one.number === number))
    throw botsError('number-not-answered', 'The bot does not answer this number.');
  const rows = await client.botScript.findMany({
    where: { botId },
    orderBy: { name: 'asc' },
    take: MAX_SCRIPTS,
  });
  const scripts = rows.map(({ script }) => scriptSchema.parse(script));
  // Whoever clicks has no telephone in hand.
  const spoken = scripts.filter(({ channel }) => channel === 'voice');
  if (spoken.length === 0) throw botsError('no-scripts', 'The bot has no script for the phone.');
  return spoken;
}

interface Wanted {
  readonly botId: string;
  readonly number: string;
  readonly scripts: readonly Script[];
  readonly callers: number;
}

function newRun(
  { clock }: Pick<BotsTools, 'clock'>,
  { botId, number, scripts, callers }: Wanted,
): RunView {
  return {
    ...{ id: newId('run', clock), botId, number, endedAt: null },
    startedAt: new Date(clock.now()).toISOString(),
    callers: Array.from({ length: callers }, (_, at) => ({
      ...{ script: scripts[at % scripts.length]!.name, state: 'waiting' as const },
      ...{ deviation: null, conversationId: null, seconds: null },
    })),
  };
}

interface RunTools extends Pick<BotsTools, 'client' | 'activity' | 'clock'> {
  readonly network: PhoneNetwork;
  readonly onFault: (error: unknown) => void;
}

async function runAll(tools: RunTools, run: Run, scripts: readonly Script[]): Promise<void> {
  const { activity, clock } = tools;
  const waiting = [...run.view.callers.keys()];
  const work = async (): Promise<void> => {
    for (let at = waiting.shift(); at !== undefined; at = waiting.shift())
      await runOne(tools, run, at, scripts[at % scripts.length]!);
  };
  await Promise.all(Array.from({ length: MAX_AT_ONCE }, work));
  run.view = { ...run.view, endedAt: new Date(clock.now()).toISOString() };
  activity.tell({ kind: 'run', id: run.view.botId });
}

async function runOne(tools: RunTools, run: Run, at: number, script: Script): Promise<void> {
  const { activity, clock } = tools;
  const { botId, number: to } = run.view;
  const note = (change: Partial<CallerView>): void => {
    const caller = { ...run.view.callers[at]!, ...change };
    run.view = { ...run.view, callers: run.view.callers.with(at, caller) };
    activity.tell({ kind: 'run', id: botId });
  };
  if (run.stop.signal.aborted) return note({ state: 'failed', deviation: stopped(script) });
  note({ state: 'calling' });
  const startedMs = clock.now();
  const call = {
    ...{ botId, to, from: numberOf(at) },
    onConversation: (conversationId: string) => note({ conversationId }),
  };
  const deviation = await playScript(tools, script, call, run.stop.signal).catch(
    (error: unknown) => {
      if (!run.stop.signal.aborted) tools.onFault(error);
      return run.stop.signal.aborted ? stopped(script) : failed(error);
    },
  );
  const seconds = (clock.now() - startedMs) / 1_000;
  note({ state: deviation ? 'failed' : 'passed', deviation: deviation ?? null, seconds });
}

const stopped = ({ lines }: Script) => ({ line: lines.length, expected: 'an end', got: 'stopped' });

function failed(error: unknown) {
  return { line: -1, expected: 'a call', got: isPlatformError(error) ? error.code : 'internal' };
}

/** Reserved ones, which nobody has: a hundred of Seattle. */
function numberOf(at: number): string {
  return `+1206555${String(100 + at).padStart(4, '0')}`;
}
