import type { Flow, Step } from '../flow/flow.ts';
import { FAILED, MISSING } from '../skills/skill.ts';
import { takeAnswer } from './answer.ts';
import { takeConfirmation } from './confirm.ts';
import type { Conversation, Input, Turn } from './conversation.ts';
import { leave, walk } from './walk.ts';

/** Whoever is not helped in so many turns is handed over; some more are left for that. */
const MAX_TURNS = 100;
const MAX_TURNS_OF_HELP = 20;
/** How many facts a conversation keeps, and how long each may be. */
const MAX_FACTS = 50;
const MAX_FACT_LENGTH = 500;

/**
 * One step of a conversation. It is a function of what it is given: the same turn can be taken again.
 *
 * @param today the day of the conversation, as `2026-11-30`
 * @returns undefined where the input is no answer to what the conversation waits for, and changes nothing
 */
export function takeTurn(
  flow: Flow,
  before: Conversation,
  input: Input,
  today: string,
): Turn | undefined {
  const at: Conversation = { ...before, turn: before.turn + 1 };
  if (input.kind === 'left') return before.waiting === 'nothing' ? undefined : gone(at);
  if (at.turn > MAX_TURNS + MAX_TURNS_OF_HELP) return leave(at, 'too-many-turns');
  const isTooLong = at.turn === MAX_TURNS && at.waiting !== 'nothing' && at.waiting !== 'person';
  if (isTooLong) return { ...walk(flow, at, flow.repair.next), problem: 'too-many-turns' };
  return dispatch(flow, at, input, today);
}

function dispatch(flow: Flow, at: Conversation, input: Input, today: string): Turn | undefined {
  if (at.waiting === 'nothing')
    return input.kind === 'arrived' ? walk(flow, { ...at, tries: 0 }, flow.start) : undefined;
  const step = Object.hasOwn(flow.steps, at.step) ? flow.steps[at.step] : undefined;
  // A flow may have lost the step since.
  if (!step) return { ...walk(flow, at, flow.repair.next), problem: 'broken-flow' };
  if (at.waiting === 'skill') return takeResult(flow, at, step, input);
  if (at.waiting === 'person') return takePerson(flow, at, step, input);
  if (step.kind !== 'menu' && step.kind !== 'ask')
    return { ...walk(flow, at, flow.repair.next), problem: 'broken-flow' };
  return at.waiting === 'answer'
    ? takeAnswer(flow, at, step, input, today)
    : takeConfirmation(flow, at, step, input);
}

function takeResult(flow: Flow, at: Conversation, step: Step, input: Input): Turn | undefined {
  if (input.kind !== 'result') return undefined;
  const next = step.kind === 'skill' && Object.hasOwn(step.next, input.outcome);
  const facts = bounded({ ...at.facts, ...input.facts });
  const turn = walk(flow, { ...at, facts }, next ? step.next[input.outcome]! : flow.repair.next);
  const isFailure = !next || input.outcome === FAILED || input.outcome === MISSING;
  return isFailure ? { ...turn, problem: 'skill-failed' } : turn;
}

function takePerson(flow: Flow, at: Conversation, step: Step, input: Input): Turn | undefined {
  if (input.kind === 'person-came') return leave(at);
  if (input.kind !== 'nobody-came') return undefined;
  return walk(flow, at, step.kind === 'person' ? step.nobody : flow.repair.next);
}

function gone(at: Conversation): Turn {
  const { unconfirmed: _, ...rest } = at;
  return { conversation: { ...rest, waiting: 'nothing', tries: 0 }, actions: [], steps: [] };
}

function bounded(facts: Conversation['facts']): Conversation['facts'] {
  const entries = Object.entries(facts).slice(-MAX_FACTS);
  return Object.fromEntries(
    entries.map(([name, value]) => [name, value.slice(0, MAX_FACT_LENGTH)]),
  );
}
