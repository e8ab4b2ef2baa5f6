import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';
import { rpcErrors } from '@switchboard/rpc';

/** Every code that the bots service answers with. */
export const botsErrors = {
  ...rpcErrors,
  'bot-not-found': {
    category: 'missing',
    meaning: 'There is no such bot.',
    remedy: 'Reload the list.',
  },
  'conversation-not-found': {
    category: 'missing',
    meaning: 'There is no such conversation of a bot.',
    remedy: 'Reload the list.',
  },
  'number-taken': {
    category: 'conflict',
    meaning: 'Another bot answers this number.',
    remedy: 'Take it from that bot first.',
  },
} as const satisfies ErrorTable;

export type BotsErrorCode = keyof typeof botsErrors;

export const botsError = errorsOf<BotsErrorCode>(botsErrors);
