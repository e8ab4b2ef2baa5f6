import type { TakeRequest } from './take-input.ts';
import type { TurnKey } from './turn-jobs.ts';

/** That nobody has come whom a turn waited for. */
export function nobodyCame({ conversationId, turn: answersTurn }: TurnKey): TakeRequest {
  const input = { kind: 'nobody-came' } as const;
  return { conversationId, inputId: `nobody ${answersTurn}`, input, answersTurn };
}

export function personCame({ conversationId, turn: answersTurn }: TurnKey): TakeRequest {
  const input = { kind: 'person-came' } as const;
  return { conversationId, inputId: `person ${answersTurn}`, input, answersTurn };
}
