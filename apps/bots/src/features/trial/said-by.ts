import { cardsOf, spokenQuestion, textedQuestion } from '@switchboard/bots';
import type { Action, Card, ChannelKind, Turn } from '@switchboard/bots';

/** What a bot says in its turns, as the channel has it. */
export function saidBy(turns: readonly Turn[], channel: ChannelKind, language: string): string[] {
  return turns.flatMap(({ actions }) =>
    actions.flatMap((action) => textOf(action, channel, language) ?? []),
  );
}

function textOf(action: Action, channel: ChannelKind, language: string): string | undefined {
  if (action.kind === 'ask' && channel === 'voice') return spokenQuestion(action, language);
  if (action.kind === 'ask' && channel === 'sms') return textedQuestion(action, language);
  return 'text' in action ? action.text : undefined;
}

/** What can be clicked after the last turn; by chat alone. */
export function cardsAfter(turn: Turn | undefined, channel: ChannelKind): readonly Card[] {
  const asked = turn?.actions.at(-1);
  return channel === 'chat' && asked?.kind === 'ask' ? cardsOf(asked) : [];
}
