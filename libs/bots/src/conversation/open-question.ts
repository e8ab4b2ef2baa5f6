import type { Flow } from '../flow/flow.ts';
import { fillText } from '../rendering/fill-text.ts';
import type { SlotType } from '../slots/slot-type.ts';
import type { Conversation, Expected } from './conversation.ts';
import { expectedAt } from './expect.ts';

/** A question as anybody may read it: nothing that is known of whoever is asked is in it. */
export interface OpenQuestion {
  readonly text: string;
  readonly expected: Expected;
  /** What an answer in one's own words has to be; undefined where none is wanted. */
  readonly wanted?: SlotType['kind'];
}

/** The question that waits to be answered; undefined where none does, what was meant is being confirmed, or it is for a secret. */
export function openQuestion(
  flow: Flow,
  { step: name, waiting }: Pick<Conversation, 'step' | 'waiting'>,
): OpenQuestion | undefined {
  const step = Object.hasOwn(flow.steps, name) ? flow.steps[name] : undefined;
  if (waiting !== 'answer' || (step?.kind !== 'menu' && step?.kind !== 'ask')) return undefined;
  if (step.kind === 'ask' && step.isSecret) return undefined;
  return {
    ...{ text: fillText(step.text, {}), expected: expectedAt(flow, step) },
    ...(step.kind === 'ask' && { wanted: step.type.kind }),
  };
}
