import type { Flow, Step, StepOf } from '../flow/flow.ts';
import { fillText } from '../rendering/fill-text.ts';
import type { Action, Conversation, Turn, TurnProblem } from './conversation.ts';
import { expectedAt } from './expect.ts';

/** More steps than this without listening are a mistake of the flow. */
const MAX_STEPS_A_TURN = 50;

/** Goes on through a flow from a step, up to the first one that waits for something. */
export function walk(flow: Flow, from: Conversation, name: string): Turn {
  const actions: Action[] = [];
  const steps: string[] = [];
  for (let next = name; steps.length < MAX_STEPS_A_TURN;) {
    const step = Object.hasOwn(flow.steps, next) ? flow.steps[next] : undefined;
    if (!step) break;
    steps.push(next);
    if (step.kind !== 'say') return arrive(flow, { ...from, step: next }, step, { actions, steps });
    actions.push({ kind: 'say', text: fillText(step.text, from.facts) });
    next = step.next;
  }
  return leave(from, 'broken-flow', { actions, steps });
}

/** Ends a conversation, wherever it is. */
export function leave(
  from: Conversation,
  problem?: TurnProblem,
  { actions, steps }: Pick<Turn, 'actions' | 'steps'> = { actions: [], steps: [] },
): Turn {
  return {
    conversation: atRest(from, 'nothing'),
    actions: [...actions, { kind: 'leave' }],
    steps,
    ...(problem && { problem }),
  };
}

/** The question of a step, put at the end of a turn. */
export function question(
  flow: Flow,
  step: StepOf<'menu'> | StepOf<'ask'>,
  facts: Conversation['facts'],
): Action {
  return { kind: 'ask', text: fillText(step.text, facts), expected: expectedAt(flow, step) };
}

function arrive(
  flow: Flow,
  at: Conversation,
  step: Exclude<Step, StepOf<'say'>>,
  { actions, steps }: Pick<Turn, 'actions' | 'steps'>,
): Turn {
  const { facts } = at;
  const waitingFor = (waiting: Conversation['waiting'], ...more: Action[]): Turn => ({
    conversation: atRest(at, waiting),
    actions: [...actions, ...more],
    steps,
  });
  switch (step.kind) {
    case 'menu':
    case 'ask':
      return waitingFor('answer', question(flow, step, facts));
    case 'skill':
      return waitingFor('skill', { kind: 'run', skill: step.skill, facts });
    case 'person': {
      const text = fillText(step.text, facts);
      return waitingFor('person', { kind: 'hand-over', team: step.team, text });
    }
    case 'end': {
      const text = fillText(step.text, facts);
      return waitingFor('nothing', { kind: 'say', text }, { kind: 'leave' });
    }
  }
}

/** Nothing of the last question is left. */
function atRest(
  { channel, step, turn, facts }: Conversation,
  waiting: Conversation['waiting'],
): Conversation {
  return { channel, step, waiting, turn, facts, tries: 0 };
}
