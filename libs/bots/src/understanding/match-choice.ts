import type { Choice } from '../flow/flow.ts';
import { phraseIn, plainWords } from './words.ts';

/**
 * Which of several answers is meant by words: the one whose longest phrase is in them. Two that are as good as each
 * other are none, since a wrong answer costs more than one more question.
 */
export function matchChoice(choices: readonly Choice[], text: string): Choice | undefined {
  const rated = choices
    .map((choice) => ({ choice, found: longest(choice, text) }))
    .filter(({ found }) => found > 0)
    .toSorted((one, other) => other.found - one.found);
  const [best, second] = rated;
  if (best && best.found !== second?.found) return best.choice;
  return undefined;
}

/** Keys that are typed or pressed for an answer. */
export function keyChoice(choices: readonly Choice[], keys: string): Choice | undefined {
  return choices.find(({ key }) => key !== undefined && key === keys.trim());
}

/** In writing a list may be answered by the number that a line has. */
export function numberedChoice<Numbered extends Pick<Choice, 'key'>>(
  choices: readonly Numbered[],
  text: string,
): Numbered | undefined {
  const plain = plainWords(text);
  return choices.find((_, at) => lineNumber(choices, at) === plain);
}

/** Their keys, where all of them have one. */
export function lineNumber(choices: readonly Pick<Choice, 'key'>[], at: number): string {
  return choices.every(({ key }) => key !== undefined) ? choices[at]!.key! : String(at + 1);
}

function longest({ label, words }: Choice, text: string): number {
  return Math.max(...[label, ...words].map((phrase) => phraseIn(text, phrase)));
}
