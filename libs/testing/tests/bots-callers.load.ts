import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CarrierProcess } from '@switchboard/carrier';
import type { ScriptInput } from '@switchboard/carrier';
import { Scope } from '@switchboard/kernel';
import { phone, startStack } from '../src/index.ts';
import type { Stack } from '../src/index.ts';
import { BotWatch } from './_bot-watch.ts';
import type { Conversation } from './_bot-watch.ts';
import { openBots } from './_bots.ts';
import type { Bots } from './_bots.ts';
import { freePort } from './_free-port.ts';
import { leaving, noisy, pressing, silent } from './_hostile-callers.ts';
import { until } from './_until.ts';

/** Far beyond what it takes; a busy machine is slow. */
const CALLS_MS = 240_000;
/** How long the telephone of a caller waits for what comes next. */
const withinMs = CALLS_MS;
/** How many call at once, five of whom are hostile. */
const CALLERS = Number(process.env['TEST_CALLERS'] ?? 50);
const CUSTOMERS = CALLERS - 5;
const SEED = 20_261_201;
/** Orders that there are, and what callers are told of each. */
const ORDERS = [
  ['1001', 'blue kettle'],
  ['1002', 'oak chairs'],
  ['1003', 'desk lamp'],
  ['1004', 'garden hose'],
] as const;
/** Prompts into which somebody presses a key as soon as they begin. */
const INTERRUPTED = 5;

const scope = new Scope();
let carrier: CarrierProcess;
let stack: Stack;
let bots: Bots;
let watch: BotWatch;
let numbers: string[];
let promptsBefore: readonly string[];

beforeAll(async () => {
  promptsBefore = await promptFolders();
  const sipPort = await freePort('udp');
  const folder = await mkdtemp(join(tmpdir(), 'switchboard-callers-'));
  scope.add(() => rm(folder, { recursive: true, force: true }));
  // So many telephones have a process of their own, as the data plane has for its sound.
  const trunk = `sip:127.0.0.1:${sipPort};transport=udp`;
  carrier = scope.use(await CarrierProcess.start(folder, { trunk }));
  stack = scope.use(
    await startStack({
      phone: { trunkPort: carrier.sip.port, rtpPorts: '28400-28599', sipPort },
      inventory: { url: carrier.http, key: carrier.inventoryKey },
      media: 'on',
    }),
  );
  const profile = async ({ session }: { session: Readonly<Record<string, string>> }) => ({
    ...{ id: `usr_${session['x-session-id'] ?? 'dana'}`, name: 'Dana', role: 'admin' as const },
  });
  bots = scope.use(await openBots(stack, { profile }));
  watch = scope.use(await BotWatch.open(bots));
  numbers = Array.from({ length: 60 }, (_, at) => phone(at)).filter((one) => one !== bots.ours);
}, CALLS_MS);
afterAll(() => scope.end());

/** Where the data plane has files while it says something. */
async function promptFolders(): Promise<string[]> {
  const names = await readdir(tmpdir());
  return names.filter((name) => name.startsWith('switchboard-prompts-'));
}

const isOver = ({ conversation }: Conversation): boolean => conversation.endedAt !== null;
/** The service listens: what is pressed from now on answers this turn. */
const asks =
  (turn: number) =>
  ({ turns }: Conversation): boolean =>
    turns[turn - 1]?.timings['perform'] !== undefined;

const dial = (phoneNumber: string, steps: ScriptInput['steps']) =>
  carrier.api.voice.startCaller({ phoneNumber, steps });

/** What somebody presses who wants to hear of one order, when they are asked this. */
function answerTo(question: string, order: string, isTold: boolean): string {
  if (question.includes('How can I help')) return '1';
  if (question.includes('four digits')) return order;
  // Keys get lost on a machine that has too much to do.
  if (question.includes('You entered')) return question.includes(order) ? '1' : '2';
  return isTold ? '2' : '1';
}

/** Asks for one order by keys until they hear of it, and says that this was all: the bot hangs up. */
async function customer(number: string, order: string): Promise<Conversation> {
  const { voice } = carrier.api;
  await dial(number, [
    { do: 'call', to: bots.ours, withinMs },
    { do: 'hear-sound', withinMs },
    { do: 'press', digits: '1' },
    { do: 'wait-for-end', withinMs },
  ]);
  for (let turn = 2; ; turn++) {
    const now = await watch.until(
      number,
      (one) => isOver(one) || asks(turn)(one) || one.turns.length > turn,
    );
    if (isOver(now)) return now;
    const { said = [], steps = [], timings = {} } = now.turns[turn - 1] ?? {};
    const isQuestion = timings['perform'] !== undefined && !steps.includes('person');
    if (now.turns.length > turn || !isQuestion) continue;
    const isTold = now.turns.some((one) => one.steps.includes('news'));
    const pressing = voice.press(number, answerTo(said.join(' '), order, isTold));
    // The bot may hang up meanwhile.
    await pressing.catch(() => undefined);
  }
}

/** Says nothing, and hangs up once it is asked again. */
async function listener(number: string): Promise<void> {
  await dial(number, silent(bots.ours));
  const isRepaired = ({ turns }: Conversation): boolean =>
    turns.some((one) => one.kind === 'silent');
  await watch.until(number, (one) => isRepaired(one) || isOver(one));
  await carrier.api.voice.hangUp(number).catch(() => undefined);
}

/** Presses a key as soon as anything is said, again and again. */
async function interrupter(number: string): Promise<void> {
  await dial(number, [
    { do: 'call', to: bots.ours, withinMs },
    { do: 'hear-sound', withinMs },
    { do: 'press', digits: '1' },
    { do: 'wait-for-end', withinMs },
  ]);
  for (let turn = 2; turn <= INTERRUPTED; turn++) {
    await watch.until(number, (one) => asks(turn)(one) || one.turns.length > turn || isOver(one));
    await carrier.api.voice.press(number, '1').catch(() => undefined);
  }
  await carrier.api.voice.hangUp(number).catch(() => undefined);
}

function hostile([first, second, third, fourth, fifth]: readonly string[]): Promise<unknown>[] {
  return [
    listener(first!),
    dial(second!, noisy(bots.ours, SEED)),
    dial(third!, pressing(bots.ours, SEED)),
    dial(fourth!, leaving(bots.ours, SEED)),
    interrupter(fifth!),
  ];
}

/** Whatever a caller did, nobody is left who waits for anything. */
async function nothingIsLeft(): Promise<void> {
  const { voice } = carrier.api;
  await until(async () => {
    const callers = await voice.callers();
    return callers.every(({ state }) => state !== 'running');
  });
  await until(async () => {
    const { calls, portsUsed } = await voice.calls();
    return calls.length === 0 && portsUsed === 0;
  });
  await until(async () => (await stack.control.callTraces.list()).inProgress === 0);
  await until(async () => (await stack.control.phone.network()).lines === 0);
  await until(async () => {
    const answer = await fetch(`${stack.dataplane.control}/calls`);
    return ((await answer.json()) as { calls: unknown[] }).calls.length === 0;
  });
  await until(async () => {
    const { items } = await bots.client.conversations.list.query({ limit: 100 });
    return items.every(({ endedAt }) => endedAt !== null);
  });
  await until(async () => {
    const known = new Set(promptsBefore);
    const folders = (await promptFolders()).filter((name) => !known.has(name));
    const files = await Promise.all(folders.map((name) => readdir(join(tmpdir(), name))));
    return folders.length > 0 && files.flat().length === 0;
  });
}

test(
  'fifty callers at once hear of their own orders each, whatever five of them do, and leave nothing behind',
  async () => {
    const others = hostile(numbers.slice(CUSTOMERS));
    const orders = numbers.slice(0, CUSTOMERS).map((number, at) => {
      const [digits, item] = ORDERS[at % ORDERS.length]!;
      return { number, digits, item };
    });
    const ended = await Promise.all(
      orders.map(async (order) => ({
        ...order,
        conversation: await customer(order.number, order.digits),
      })),
    );
    await Promise.all(others);
    for (const { number, digits, item, conversation } of ended) {
      const { turns, facts } = conversation;
      expect(turns[0]).toMatchObject({ kind: 'arrived' });
      expect(turns.at(-1)).toMatchObject({ kind: 'chose', understood: 'No' });
      expect(turns.map(({ understood }) => understood)).toContain(`A-${digits}`);
      expect(conversation.conversation.who).toBe(number);
      expect(facts).toMatchObject({ order: `A-${digits}` });
      const said = turns.flatMap((turn) => turn.said).join(' ');
      const told = ORDERS.filter(([, one]) => said.includes(one)).map(([, one]) => one);
      expect(told).toEqual([item]);
    }
    await nothingIsLeft();
    const callers = await carrier.api.voice.callers();
    const failed = callers.filter(({ phoneNumber, state }) =>
      orders.some(({ number }) => number === phoneNumber && state !== 'done'),
    );
    expect(failed).toEqual([]);
  },
  CALLS_MS,
);
