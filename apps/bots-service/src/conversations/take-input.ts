import { isIdle, takeTurn } from '@switchboard/bots';
import type { Conversation as State, Flow, Input, Turn } from '@switchboard/bots';
import { lockRow } from '@switchboard/app-server';
import { flowOf } from '../bots/flow-of.ts';
import type { BotsTools } from '../bots-tools.ts';
import { toJson } from '../database/json.ts';
import type { Transaction } from '../database/transaction.ts';
import type { Conversation } from '../generated/prisma/client.ts';
import { remember } from '../memory/remember.ts';
import { shownTurn, withoutSecrets } from './shown-turn.ts';
import { readState } from './state.ts';
import {
  cancelHandover,
  handOverTurn,
  performTurn,
  requestForTurn,
  runSkillOfTurn,
} from './turn-jobs.ts';

export interface TakeRequest {
  readonly conversationId: string;
  /** The same once more changes nothing. */
  readonly inputId: string;
  readonly input: Input;
  /** Which turn it answers; without it, it is taken for whatever is waited for now. */
  readonly answersTurn?: number | undefined;
  /** What a language model takes words for; where the flow does not, they stand as they are. */
  readonly meant?: Meant | undefined;
  /** When it was pressed or said, by the clock of whoever heard it; not a number where nobody says so. */
  readonly saidMs?: number | undefined;
}

export interface Meant {
  readonly input: Input | undefined;
  /** How long that took. */
  readonly ms: number;
}

/** What became of an input; only `taken` has changed anything. */
export type Taken = 'taken' | 'duplicate' | 'late' | 'unfitting' | 'unknown';

type Tools = Pick<BotsTools, 'jobs' | 'clock' | 'timeZone'>;

/** Takes an input in, in one transaction that holds the conversation: nobody else takes a turn meanwhile. */
export async function takeInput(
  tx: Transaction,
  tools: Tools,
  request: TakeRequest,
): Promise<Taken> {
  const { conversationId: id, inputId, answersTurn } = request;
  await lockRow(tx, 'Conversation', id);
  const row = await tx.prisma.conversation.findUnique({ where: { id } });
  if (!row) return 'unknown';
  const where = { conversationId_inputId: { conversationId: id, inputId } };
  if (await tx.prisma.turn.findUnique({ where, select: { number: true } })) return 'duplicate';
  if (answersTurn !== undefined && answersTurn !== row.turn) return 'late';
  // Whoever comes back begins another one.
  if (row.endedAt !== null) return 'unfitting';
  const flow = await flowOf(tx.prisma, row);
  const before = readState(row.state);
  const startedMs = performance.now();
  const decided = decide(flow, before, request, todayIn(tools));
  if (!decided) return 'unfitting';
  const { turn } = decided;
  const timings = {
    ...heardIn(tools.clock.now() - (request.saidMs ?? NaN)),
    decide: round(performance.now() - startedMs),
    ...(request.meant && { model: Math.round(request.meant.ms) }),
  };
  await keep(tx, tools, { row, flow, before, ...decided, inputId, timings });
  await follow(tx, tools, row, before, turn);
  tx.tell({ kind: 'conversation', id });
  return 'taken';
}

/** A turn, and what it has taken in as it is shown: the words, also where a model said what they mean. */
interface Decided {
  readonly turn: Turn;
  readonly input: Input;
}

function decide(
  flow: Flow,
  before: State,
  { input, meant }: TakeRequest,
  today: string,
): Decided | undefined {
  const understood = meant?.input && takeTurn(flow, before, meant.input, today);
  if (meant?.input && understood?.understood)
    return { turn: understood, input: withConfidence(input, meant.input) };
  const turn = takeTurn(flow, before, input, today);
  return turn && { turn, input };
}

/** As sure as the model is. */
function withConfidence(input: Input, meant: Input): Input {
  const hasBoth = input.kind === 'said' && 'confidence' in meant;
  return hasBoth ? { ...input, confidence: meant.confidence } : input;
}

interface Step extends Decided {
  readonly row: Conversation;
  readonly flow: Flow;
  readonly before: State;
  readonly inputId: string;
  readonly timings: Readonly<Record<string, number>>;
}

async function keep(
  tx: Transaction,
  { clock }: Tools,
  { row, flow, before, inputId, input, turn, timings }: Step,
): Promise<void> {
  const at = new Date(clock.now());
  const { conversation } = turn;
  const isOver = isIdle(conversation);
  const facts = isOver ? withoutSecrets(flow, conversation.facts) : conversation.facts;
  await tx.prisma.conversation.update({
    where: { id: row.id },
    data: {
      ...{ state: { ...conversation, facts }, turn: conversation.turn, lastAt: at },
      ...(isOver && { endedAt: at, open: null }),
    },
  });
  const { steps, actions, ...shown } = shownTurn(flow, before, input, turn);
  await tx.prisma.turn.create({
    data: {
      ...{ conversationId: row.id, number: conversation.turn, inputId, at, timings },
      ...{ ...shown, steps: [...steps], actions: toJson(actions) },
      ...(isToBePerformed(turn) && { pending: toJson(turn.actions) }),
    },
  });
  if (row.who !== null) await remember(tx, flow, { ...row, who: row.who }, before.facts, facts, at);
}

/** What is to be done outside is done by jobs, which a process that dies leaves to the next one. */
async function follow(
  tx: Transaction,
  tools: Tools,
  { id: conversationId }: Conversation,
  before: State,
  turn: Turn,
): Promise<void> {
  const key = { conversationId, turn: turn.conversation.turn };
  if (isToBePerformed(turn)) await requestForTurn(tx, tools, performTurn, key);
  const { waiting } = turn.conversation;
  if (waiting === 'skill') await requestForTurn(tx, tools, runSkillOfTurn, key);
  if (waiting === 'person') await requestForTurn(tx, tools, handOverTurn, key);
  if (before.waiting === 'person' && turn.actions.length === 0)
    await requestForTurn(tx, tools, cancelHandover, { conversationId, turn: before.turn });
}

function isToBePerformed({ actions }: Turn): boolean {
  return actions.some(({ kind }) => kind !== 'run');
}

/** As `2026-11-30`, where the team is. */
export function todayIn({ clock, timeZone }: Pick<Tools, 'clock' | 'timeZone'>): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone }).format(clock.now());
}

/** Clocks differ, and what is known of none is left out. */
function heardIn(ms: number): { readonly heard?: number } {
  return Number.isFinite(ms) ? { heard: Math.max(0, Math.round(ms)) } : {};
}

function round(ms: number): number {
  return Math.round(ms * 1_000) / 1_000;
}
