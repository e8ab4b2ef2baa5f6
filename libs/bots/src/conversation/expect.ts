import type { Choice, Flow, StepOf } from '../flow/flow.ts';
import { phrasesOf } from '../rendering/phrases.ts';
import type { SlotType } from '../slots/slot-type.ts';
import type { Expected, ExpectedChoice } from './conversation.ts';

/** What may be answered to the question of a step. */
export function expectedAt(flow: Flow, step: StepOf<'menu'> | StepOf<'ask'>): Expected {
  const everywhere = flow.everywhere.map((choice) => expectedChoice(choice, true));
  if (step.kind === 'menu') {
    const own = step.choices.map((choice) => expectedChoice(choice, false));
    return { choices: [...own, ...everywhere], isFree: false };
  }
  if (step.type.kind === 'yes-no') return expectedYesNo(flow);
  const keys = keysOf(step.type);
  return { choices: everywhere, ...(keys && { keys }), isFree: true };
}

/** What may be answered to a question whether something is right. */
export function expectedYesNo(flow: Flow): Expected {
  const { yes, no } = phrasesOf(flow.language);
  const everywhere = flow.everywhere.map((choice) => expectedChoice(choice, true));
  return {
    choices: [
      { id: 'yes', label: yes, words: [], key: '1', isEverywhere: false },
      { id: 'no', label: no, words: [], key: '2', isEverywhere: false },
      ...everywhere.filter(({ key }) => key !== '1' && key !== '2'),
    ],
    isFree: false,
  };
}

function expectedChoice({ id, label, words, key }: Choice, isEverywhere: boolean): ExpectedChoice {
  return { id, label, words, ...(key && { key }), isEverywhere };
}

function keysOf(type: SlotType): Expected['keys'] {
  if (type.kind === 'digits') return { min: type.min, max: type.max };
  if (type.kind === 'reference') return { min: type.digits, max: type.digits };
  // The month and the day.
  if (type.kind === 'date') return { min: 4, max: 4 };
  if (type.kind === 'number') {
    return { min: String(Math.max(type.min, 0)).length, max: String(Math.max(type.max, 0)).length };
  }
  return undefined;
}
