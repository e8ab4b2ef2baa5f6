import type { Input, Understood } from '../conversation/conversation.ts';
import type { Choice, Flow, StepOf } from '../flow/flow.ts';
import { readSlot } from '../slots/read-slot.ts';
import { keyChoice, matchChoice, numberedChoice } from './match-choice.ts';

export type Answer = Extract<Input, { kind: 'said' | 'pressed' | 'chose' }>;

/**
 * What an answer to the question of a step comes down to, by rules alone.
 *
 * @param today the day of the conversation, as `2026-11-30`
 */
export function understand(
  flow: Flow,
  step: StepOf<'menu'> | StepOf<'ask'>,
  answer: Answer,
  today: string,
): Understood | undefined {
  const own = step.kind === 'menu' ? step.choices : [];
  const choices = [...own, ...flow.everywhere];
  if (answer.kind === 'chose') {
    const chosen = choices.find(({ id }) => id === answer.choice);
    return chosen ? choiceOf(chosen) : factOf(step, answer.choice, today);
  }
  if (answer.kind === 'pressed') {
    return factOf(step, answer.keys, today) ?? choiceOf(keyChoice(choices, answer.keys));
  }
  const { text } = answer;
  return (
    choiceOf(matchChoice(choices, text) ?? numberedChoice(own, text)) ??
    factOf(step, text, today) ??
    choiceOf(keyChoice(flow.everywhere, text))
  );
}

function choiceOf(choice: Choice | undefined): Understood | undefined {
  return choice && { kind: 'choice', id: choice.id, next: choice.next, label: choice.label };
}

function factOf(
  step: StepOf<'menu'> | StepOf<'ask'>,
  text: string,
  today: string,
): Understood | undefined {
  if (step.kind !== 'ask') return undefined;
  const value = readSlot(step.type, yesNoKey(step, text), today);
  return value === undefined ? undefined : { kind: 'fact', value };
}

/** Where yes or no is asked, they are the keys 1 and 2. */
function yesNoKey(step: StepOf<'ask'>, text: string): string {
  if (step.type.kind !== 'yes-no') return text;
  return { '1': 'yes', '2': 'no' }[text.trim()] ?? text;
}
