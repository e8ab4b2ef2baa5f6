import type { Action, ExpectedChoice } from '../conversation/conversation.ts';
import { lineNumber } from '../understanding/match-choice.ts';
import { phrasesOf } from './phrases.ts';

type Ask = Extract<Action, { kind: 'ask' }>;

/** A card that can be clicked instead of writing. */
export interface Card {
  readonly id: string;
  readonly label: string;
}

/** A question as it is spoken: with its choices, since a voice shows no cards. */
export function spokenQuestion({ text, expected }: Ask, language: string): string {
  const phrases = phrasesOf(language);
  const options = ownChoices(expected.choices).map(({ label, key }) =>
    key ? phrases.orPress.replace('{}', label).replace('{key}', key) : label,
  );
  if (options.length === 0) return text;
  return `${text} ${phrases.options.replace('{}', options.join('; '))}`;
}

/** What can be clicked under a question. */
export function cardsOf({ expected }: Ask): Card[] {
  return ownChoices(expected.choices).map(({ id, label }) => ({ id, label }));
}

/** A question where nothing can be clicked: its choices are numbered lines. */
export function textedQuestion({ text, expected }: Ask, language: string): string {
  const choices = ownChoices(expected.choices);
  if (choices.length === 0) return text;
  const lines = choices.map(({ label }, at) => `${lineNumber(choices, at)} ${label}`);
  return [text, phrasesOf(language).replyWith, ...lines].join('\n');
}

function ownChoices(choices: readonly ExpectedChoice[]): ExpectedChoice[] {
  return choices.filter(({ isEverywhere }) => !isEverywhere);
}
