import { z } from 'zod';
import type { Conversation, Expected, Input } from '../conversation/conversation.ts';
import type { OpenQuestion } from '../conversation/open-question.ts';
import type { SlotType } from '../slots/slot-type.ts';
import { withoutPersonal } from './without-personal.ts';

/** What a model is told: the question, what may be answered, and what was. No names, no long numbers, no facts. */
export interface ModelRequest {
  readonly question: string;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** What an answer in one's own words has to be; undefined where none is wanted. */
  readonly wanted?: SlotType['kind'];
  readonly said: string;
  readonly language: string;
  /** As `2026-11-30`. */
  readonly today: string;
}

export interface ModelReply {
  /** As little to be trusted as anything else from outside. */
  readonly answer: unknown;
  /** What it has cost. */
  readonly tokensIn: number;
  readonly tokensOut: number;
}

/** Understands what rules did not. */
export interface LanguageModel {
  /** @throws whatever went wrong; the rules' answer stands then */
  understand(request: ModelRequest, signal: AbortSignal): Promise<ModelReply>;
}

const MAX_SAID = 500;
/** What comes after is not looked at. */
const MAX_READ = 2 * MAX_SAID;
/** What a model says is never as sure as what a rule does: it is asked back unless the model is nearly certain. */
const MAX_CONFIDENCE = 0.9;

const answerSchema = z.object({
  choice: z.string().max(40).nullish(),
  value: z.string().max(MAX_SAID).nullish(),
  confidence: z.number().min(0).max(1),
});

/** So many figures may be a day. */
const MIN_FIGURES_BESIDE_DAYS = 9;

export function modelRequest(
  { text: question, expected: { choices }, wanted }: OpenQuestion,
  said: string,
  {
    facts,
    language,
    today,
  }: Pick<Conversation, 'facts'> & Pick<ModelRequest, 'language' | 'today'>,
): ModelRequest {
  const minFigures = wanted === 'date' ? MIN_FIGURES_BESIDE_DAYS : undefined;
  return {
    ...{ question, language, today, ...(wanted && { wanted }) },
    said: withoutPersonal(said.slice(0, MAX_READ), facts, minFigures).slice(0, MAX_SAID),
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
