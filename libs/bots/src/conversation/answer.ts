import type { Flow, StepOf } from '../flow/flow.ts';
import { fillText } from '../rendering/fill-text.ts';
import { phrasesOf } from '../rendering/phrases.ts';
import { shownValue } from '../rendering/shown-value.ts';
import { plainWords } from '../understanding/words.ts';
import { understand } from '../understanding/understand.ts';
import type { Answer } from '../understanding/understand.ts';
import type { Action, Conversation, Input, Turn, Understood } from './conversation.ts';
import { expectedYesNo } from './expect.ts';
import { repair } from './repair.ts';
import { question, walk } from './walk.ts';

/** Whoever is less sure than this asks whether it was meant. */
const SURE = 0.6;

export type Question = StepOf<'menu'> | StepOf<'ask'>;

/** Takes an answer to the question of a step. */
export function takeAnswer(
  flow: Flow,
  at: Conversation,
  step: Question,
  input: Input,
  today: string,
): Turn | undefined {
  if (input.kind === 'silent') return repair(flow, at, step, 'no-input');
  if (input.kind === 'unclear') return repair(flow, at, step, 'no-match');
  if (!isAnswer(input)) return undefined;
  if (asksToRepeat(flow, input)) return putAgain(flow, at, step);
  const understood = understand(flow, step, input, today);
  if (!understood) return repair(flow, at, step, 'no-match');
  const asked = confirmation(flow, at, step, understood, input);
  if (!asked) return { ...accept(flow, at, step, understood), understood };
  const isUncertain = isUnsure(input);
  return {
    conversation: { ...at, waiting: 'confirmation', unconfirmed: understood },
    actions: [asked],
    steps: [at.step],
    understood,
    ...(isUncertain && { problem: 'uncertain' }),
  };
}

/** Goes on with what is understood. */
export function accept(flow: Flow, at: Conversation, step: Question, understood: Understood): Turn {
  if (understood.kind === 'choice') return walk(flow, at, understood.next);
  if (step.kind !== 'ask') return repair(flow, at, step, 'no-match');
  const facts = { ...at.facts, [step.fact]: understood.value };
  return walk(flow, { ...at, facts }, step.next);
}

/** The question whether something was meant; undefined where that need not be asked. */
export function confirmation(
  flow: Flow,
  at: Conversation,
  step: Question,
  understood: Understood,
  input?: Answer,
): Action | undefined {
  const expected = expectedYesNo(flow);
  const meant = meaningOf(flow, step, understood);
  if (understood.kind === 'fact' && step.kind === 'ask' && step.confirm) {
    const facts = { ...at.facts, [step.fact]: meant };
    return { kind: 'ask', text: fillText(step.confirm, facts), expected };
  }
  if (input && !isUnsure(input)) return undefined;
  const text = phrasesOf(flow.language).didYouSay.replace('{}', meant);
  return { kind: 'ask', text, expected };
}

/** As it is said again. What is secret stays as it is, by which it is known where it has to be hidden. */
function meaningOf({ language }: Flow, step: Question, understood: Understood): string {
  if (understood.kind === 'choice') return understood.label;
  if (step.kind !== 'ask' || step.isSecret) return understood.value;
  return shownValue(step.type, understood.value, language);
}

export function isAnswer(input: Input): input is Answer {
  return input.kind === 'said' || input.kind === 'pressed' || input.kind === 'chose';
}

function isUnsure(input: Answer): boolean {
  return input.kind !== 'pressed' && input.confidence < SURE;
}

function asksToRepeat(flow: Flow, input: Answer): boolean {
  if (input.kind !== 'said') return false;
  const { repeat, greetings } = phrasesOf(flow.language);
  return [...repeat, ...greetings].map(plainWords).includes(plainWords(input.text));
}

function putAgain(flow: Flow, at: Conversation, step: Question): Turn {
  return { conversation: at, actions: [question(flow, step, at.facts)], steps: [at.step] };
}
