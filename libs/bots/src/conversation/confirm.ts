import type { Flow } from '../flow/flow.ts';
import { readYesNo } from '../slots/read-slot.ts';
import { keyChoice, matchChoice } from '../understanding/match-choice.ts';
import type { Answer } from '../understanding/understand.ts';
import { accept, confirmation, isAnswer } from './answer.ts';
import type { Question } from './answer.ts';
import type { Conversation, Input, Turn, TurnProblem, Understood } from './conversation.ts';
import { repair } from './repair.ts';
import { walk } from './walk.ts';

/** Takes an answer to the question whether something was meant. */
export function takeConfirmation(
  flow: Flow,
  at: Conversation,
  step: Question,
  input: Input,
): Turn | undefined {
  const { unconfirmed, ...rest } = at;
  if (!unconfirmed) return undefined;
  if (input.kind === 'silent') return askAgain(flow, at, step, unconfirmed, 'no-input');
  if (input.kind === 'unclear') return askAgain(flow, at, step, unconfirmed, 'no-match');
  if (!isAnswer(input)) return undefined;
  const instead = everywhereChoice(flow, input);
  if (instead) return walk(flow, rest, instead.next);
  const said = yesOrNo(input);
  if (!said) return askAgain(flow, at, step, unconfirmed, 'no-match');
  const before: Conversation = { ...rest, waiting: 'answer' };
  if (said === 'no') return repair(flow, before, step, 'denied');
  return { ...accept(flow, before, step, unconfirmed), understood: unconfirmed };
}

function askAgain(
  flow: Flow,
  at: Conversation,
  step: Question,
  unconfirmed: Understood,
  problem: TurnProblem,
): Turn {
  return repair(flow, at, step, problem, confirmation(flow, at, step, unconfirmed));
}

function yesOrNo(input: Answer): 'yes' | 'no' | undefined {
  if (input.kind === 'said') return readYesNo(input.text);
  if (input.kind === 'chose')
    return input.choice === 'yes' || input.choice === 'no' ? input.choice : undefined;
  return input.keys === '1' ? 'yes' : input.keys === '2' ? 'no' : undefined;
}

function everywhereChoice(flow: Flow, input: Answer): { readonly next: string } | undefined {
  if (input.kind === 'said') return matchChoice(flow.everywhere, input.text);
  if (input.kind === 'chose') return flow.everywhere.find(({ id }) => id === input.choice);
  const isYesOrNo = input.keys === '1' || input.keys === '2';
  return isYesOrNo ? undefined : keyChoice(flow.everywhere, input.keys);
}
