import type { Flow, Repair, StepOf } from '../flow/flow.ts';
import { fillText } from '../rendering/fill-text.ts';
import type { Action, Conversation, Turn, TurnProblem } from './conversation.ts';
import { question, walk } from './walk.ts';

/**
 * Puts a question again, saying what was wrong with the answer, or gets help once that was tried often enough.
 *
 * @param asked the question to put; that of the step where none is named
 */
export function repair(
  flow: Flow,
  at: Conversation,
  step: StepOf<'menu'> | StepOf<'ask'>,
  problem: TurnProblem,
  asked: Action = question(flow, step, at.facts),
): Turn {
  const rules: Repair = { ...flow.repair, ...step.repair };
  if (at.tries >= rules.tries) return { ...walk(flow, at, rules.next), problem };
  return {
    conversation: { ...at, tries: at.tries + 1 },
    actions: [...hints(rules, problem, at), asked],
    steps: [at.step],
    problem,
  };
}

function hints(
  { noMatch, noInput }: Repair,
  problem: TurnProblem,
  { facts }: Conversation,
): Action[] {
  if (problem === 'no-match') return [{ kind: 'say', text: fillText(noMatch, facts) }];
  if (problem === 'no-input') return [{ kind: 'say', text: fillText(noInput, facts) }];
  return [];
}
