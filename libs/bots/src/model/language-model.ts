import { z } from 'zod';
import type { Expected, Input } from '../conversation/conversation.ts';

/** What a model is told: the question, what may be answered, and what was. No names, no numbers, no facts. */
export interface ModelRequest {
  readonly question: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** Whether an answer in one's own words is wanted. */
  readonly isFree: boolean;
  readonly said: string;
  readonly language: string;
}

/** Understands what rules did not. Its answer is as little to be trusted as anything else from outside. */
export interface LanguageModel {
  /** @throws whatever went wrong; the rules' answer stands then */
  understand(request: ModelRequest, signal: AbortSignal): Promise<unknown>;
}

const MAX_SAID = 500;
/** What a model says is never as sure as what a rule does: it is asked back unless the model is nearly certain. */
const MAX_CONFIDENCE = 0.9;

const answerSchema = z.object({
  choice: z.string().max(40).nullish(),
  value: z.string().max(MAX_SAID).nullish(),
  confidence: z.number().min(0).max(1),
});

export function modelRequest(
  question: string,
  { choices, isFree }: Expected,
  said: string,
  language: string,
): ModelRequest {
  return {
    ...{ question, isFree, language, said: said.slice(0, MAX_SAID) },
    choices: choices.map(({ id, label }) => ({ id, label })),
  };
}

/**
 * The answer of a model as an input, where it is one of those that were expected.
 *
 * @returns undefined where it is none, or the model has understood nothing either
 */
export function inputOfModel(answer: unknown, { choices, isFree }: Expected): Input | undefined {
  const parsed = answerSchema.safeParse(answer);
  if (!parsed.success) return undefined;
  const { choice, value } = parsed.data;
  const confidence = Math.min(parsed.data.confidence, MAX_CONFIDENCE);
  if (choice && choices.some(({ id }) => id === choice))
    return { kind: 'chose', choice, confidence };
  return isFree && value ? { kind: 'said', text: value, confidence } : undefined;
}
