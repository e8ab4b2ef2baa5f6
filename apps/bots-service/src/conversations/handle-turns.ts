import { runSkill, summarise } from '@switchboard/bots';
import type { Action, ChannelKind } from '@switchboard/bots';
import { flowOf } from '../bots/flow-of.ts';
import type { BotDefinition } from '../bots/bot.ts';
import type { BotsTools } from '../bots-tools.ts';
import type { Handover } from '../handover/handover.ts';
import type { SkillTools } from '../skills/skill-tools.ts';
import type { Channel } from './channel.ts';
import { closeConversation } from './close-conversation.ts';
import { nobodyCame } from './handover-inputs.ts';
import { skillRunOf } from './skill-run.ts';
import { readState } from './state.ts';
import { takeInput } from './take-input.ts';
import { beginTurn, noteTiming } from './timings.ts';
import { cancelHandover, handOverTurn, performTurn, runSkillOfTurn } from './turn-jobs.ts';
import type { TurnKey } from './turn-jobs.ts';

/** Whoever is asked to say something has done it by then, or never. */
const ANSWER_MS = 10_000;
const MAX_SUMMARISED = 20;
/** Less than all tries of the job take. */
const ASK_PATIENCE_MS = 3_000;

export interface TurnParts {
  readonly channels: readonly Channel[];
  readonly handover: Handover;
  readonly bots: readonly BotDefinition[];
  readonly skillTools: Omit<SkillTools, 'run'>;
  /** Told of what went wrong in a skill; the conversation goes on by another way. */
  readonly skillFailed: (skill: string, error: unknown) => void;
}

/** Does what turns ask for; before jobs are started. */
export function handleTurns(tools: BotsTools, parts: TurnParts): void {
  const { jobs } = tools;
  const patient = (signal: AbortSignal) =>
    AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]);
  jobs.handle(performTurn, (key, signal) => perform(tools, parts, key, patient(signal)));
  jobs.handle(runSkillOfTurn, (key) => run(tools, parts, key));
  jobs.handle(handOverTurn, (key, signal) => handOver(tools, parts, key, patient(signal)));
  jobs.handle(cancelHandover, (key, signal) =>
    parts.handover.cancel({ ...key, id: handoverId(key) }, patient(signal)),
  );
}

async function perform(
  tools: BotsTools,
  { channels }: TurnParts,
  key: TurnKey,
  signal: AbortSignal,
): Promise<void> {
  const found = await find(tools, key);
  const channel = channels.find(({ kind }) => kind === found?.row.channel);
  if (!found?.turn.pending || !channel) return;
  const { row, turn } = found;
  const { language, title } = await flowOf(tools.client, row);
  const isAgain = await beginTurn(tools, key, tools.clock.now() - turn.at.getTime());
  const became = await channel.perform(
    {
      ...{ botId: row.botId, title, language },
      ...{ conversationId: row.id, place: row.place, turn: turn.number },
      // Written by nobody but this service.
      ...{ actions: turn.pending as unknown as Action[], after: turn.kind as 'arrived' },
      ...{ isCurrent: row.turn === turn.number, atMs: turn.at.getTime(), isAgain },
    },
    signal,
  );
  await noteTiming(tools, key, 'perform', tools.clock.now() - turn.at.getTime());
  if (became === 'gone') await tools.transact((tx) => closeConversation(tx, tools, row.id));
}

/** Outside of any transaction: a skill may take seconds. One that is run again after a crash has to bear that. */
async function run(tools: BotsTools, parts: TurnParts, key: TurnKey): Promise<void> {
  const found = await find(tools, key);
  if (!found || found.row.turn !== key.turn) return;
  const { step, facts } = readState(found.row.state);
  const flow = await flowOf(tools.client, found.row);
  const at = flow.steps[step];
  const name = at?.kind === 'skill' ? at.skill : '';
  const skills = parts.bots.find(({ flow: { id } }) => id === found.row.botId)?.skills ?? [];
  const skill = skills.find((one) => one.name === name);
  const startedMs = performance.now();
  const failed = (cause: unknown): void => parts.skillFailed(name, cause);
  const skillTools = { ...parts.skillTools, run: await skillRunOf(tools, found.row, found.turn) };
  const input = await runSkill(skill, facts, skillTools, failed);
  await noteTiming(tools, key, 'skill', performance.now() - startedMs);
  const { conversationId, turn: answersTurn } = key;
  const request = { conversationId, inputId: `result ${answersTurn}`, input, answersTurn };
  await tools.transact((tx) => takeInput(tx, tools, request));
}

async function handOver(
  tools: BotsTools,
  { handover }: TurnParts,
  key: TurnKey,
  signal: AbortSignal,
): Promise<void> {
  const found = await find(tools, key);
  if (!found || found.row.turn !== key.turn) return;
  const { row, turn } = found;
  const { step, facts } = readState(row.state);
  const flow = await flowOf(tools.client, row);
  const at = flow.steps[step];
  const turns = await tools.client.turn.findMany({
    where: { conversationId: row.id },
    orderBy: { number: 'desc' },
    take: MAX_SUMMARISED,
  });
  const past = turns.toReversed().map(({ understood, problem }) => ({
    ...{ understood: understood ?? undefined, problem: problem ?? undefined },
  }));
  const atMs = turn.at.getTime();
  const request = {
    ...{ id: handoverId(key), conversationId: row.id, turn: key.turn, place: row.place, atMs },
    channel: row.channel as ChannelKind,
    team: at?.kind === 'person' ? at.team : '',
    summary: summarise(flow, facts, past),
  };
  const became = await handover.request(request, signal).catch((error: unknown) => {
    // Whoever waits for a person is not kept waiting for a queue that does not answer.
    if (tools.clock.now() - atMs > ASK_PATIENCE_MS) return 'nobody' as const;
    throw error;
  });
  if (became === 'nobody') await tools.transact((tx) => takeInput(tx, tools, nobodyCame(key)));
}

const handoverId = ({ conversationId, turn }: TurnKey): string => `${conversationId}.${turn}`;

async function find({ client }: BotsTools, { conversationId, turn: number }: TurnKey) {
  const row = await client.conversation.findUnique({ where: { id: conversationId } });
  const where = { conversationId_number: { conversationId, number } };
  const turn = await client.turn.findUnique({ where });
  return row && turn ? { row, turn } : undefined;
}
