import type { ModelReply } from '@switchboard/bots';
import { z } from 'zod';
import { modelError } from './model-errors.ts';

const MAX_TOKENS = 1_000_000;
const text = z.string().nullish();
const part = z.object({
  content: text,
  tool_calls: z.array(z.object({ function: z.object({ arguments: text }).nullish() })).nullish(),
});
const tokens = z.number().int().min(0).max(MAX_TOKENS).nullish();
/** A whole completion, or one piece of it: they differ in `message` and `delta`. */
const completion = z.object({
  choices: z.array(z.object({ message: part.nullish(), delta: part.nullish() })).nullish(),
  usage: z.object({ prompt_tokens: tokens, completion_tokens: tokens }).nullish(),
});
type Completion = z.output<typeof completion>;

/** What is counted where the model does not say what it has cost. */
export interface Assumed {
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/**
 * The answer in a body, whole or as a stream of events.
 *
 * @throws PlatformError `model-unusable`
 */
export function readCompletion(body: string, contentType: string, assumed: Assumed): ModelReply {
  const isStream = /^text\/event-stream\b/i.test(contentType);
  const pieces = (isStream ? eventsOf(body) : [body]).map(parse);
  const usage = pieces.findLast((piece) => piece.usage)?.usage;
  return {
    answer: answerIn(pieces),
    tokensIn: usage?.prompt_tokens ?? assumed.tokensIn,
    tokensOut: usage?.completion_tokens ?? assumed.tokensOut,
  };
}

function eventsOf(body: string): string[] {
  return body
    .split(/\r?\n/)
    .flatMap((line) => (line.startsWith('data:') ? [line.slice('data:'.length).trim()] : []))
    .filter((data) => data !== '' && data !== '[DONE]');
}

function parse(json: string): Completion {
  const { success, data } = completion.safeParse(valueOf(json));
  if (!success) throw modelError('model-unusable', 'The answer of the model is no completion.');
  return data;
}

/** By the function, or, where a model cannot call any, as JSON in its words. */
function answerIn(pieces: readonly Completion[]): unknown {
  const parts = pieces.flatMap(({ choices }) => choices?.[0]?.message ?? choices?.[0]?.delta ?? []);
  const called = parts.map((one) => one.tool_calls?.[0]?.function?.arguments ?? '').join('');
  return valueOf(called === '' ? parts.map(({ content }) => content ?? '').join('') : called);
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json) as unknown;
  } catch (cause) {
    throw modelError('model-unusable', 'The answer of the model is no JSON.', { cause });
  }
}
