import { inputOfModel, modelRequest, openQuestion } from '@switchboard/bots';
import type { ChannelKind, Input, LanguageModel, ModelReply } from '@switchboard/bots';
import { codeOf } from '@switchboard/kernel';
import { flowOf } from '../bots/flow-of.ts';
import type { BotsTools } from '../bots-tools.ts';
import { readState } from '../conversations/state.ts';
import { todayIn } from '../conversations/take-input.ts';
import type { Conversation, SaidInput } from '../generated/prisma/client.ts';
import type { Breaker } from './breaker.ts';
import { inTime } from './in-time.ts';
import { reserve, settle } from './spending.ts';
import type { ModelLimits } from './spending.ts';

/** How long somebody waits for an answer; nobody on the phone likes silence. */
const PATIENCE_MS: Readonly<Record<ChannelKind, number>> = {
  ...{ voice: 2_000, chat: 5_000, sms: 10_000 },
};
/** Nothing was spent then. */
const NOT_TAKEN = new Set(['model-busy', 'model-refused']);
const NOTHING = { tokensIn: 0, tokensOut: 0 };

export interface ModelParts {
  readonly model: LanguageModel;
  readonly limits: ModelLimits;
  readonly breaker: Breaker;
  /** Told of what went wrong; rules decide then. */
  readonly failed: (error: unknown) => void;
}

export type Said = SaidInput & { readonly conversation: Conversation };

/** What a model takes words for, where it is asked and answers in time. */
export async function understandSaid(
  tools: BotsTools,
  parts: ModelParts,
  said: Said,
  signal: AbortSignal,
): Promise<Input | undefined> {
  const { conversation: row, turn, at } = said;
  const left = PATIENCE_MS[row.channel as ChannelKind] - (tools.clock.now() - at.getTime());
  // Somebody has gone on meanwhile, or waits for too long already.
  if (row.turn !== turn || left <= 0 || !parts.breaker.isClosed) return undefined;
  const state = readState(row.state);
  const flow = await flowOf(tools.client, row);
  const open = openQuestion(flow, state);
  if (!open) return undefined;
  const { facts } = state;
  const about = { facts, language: flow.language, today: todayIn(tools) };
  const request = modelRequest(open, wordsOf(said), about);
  const answer = await ask(tools, parts, row.id, () =>
    inTime(tools.clock, left, signal, (soon) => parts.model.understand(request, soon)),
  );
  return inputOfModel(answer, open.expected);
}

/** Asks within the limits, and writes down what it has cost. */
async function ask(
  tools: BotsTools,
  { limits, breaker, failed }: ModelParts,
  conversationId: string,
  understand: () => Promise<ModelReply>,
): Promise<unknown> {
  const reserved = await reserve(tools, limits, conversationId);
  if (!reserved) return undefined;
  const { reply, cost } = await understand().then(
    (answered) => ({ reply: answered, cost: answered }),
    (error: unknown) => {
      failed(error);
      return { reply: undefined, cost: NOT_TAKEN.has(codeOf(error)) ? NOTHING : undefined };
    },
  );
  breaker.note(reply === undefined);
  await settle(tools, reserved, cost, reply === undefined);
  return reply?.answer;
}

/** Written by nobody but this service, and of nothing but words. */
function wordsOf({ input }: SaidInput): string {
  return (input as unknown as Extract<Input, { kind: 'said' }>).text;
}
