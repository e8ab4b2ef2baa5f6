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
  'flow-not-found': {
    category: 'missing',
    meaning: 'The bot has no such version of its flow.',
    remedy: 'Reload the list of versions.',
  },
  'flow-invalid': {
    category: 'input',
    meaning: 'The flow would leave somebody without an answer; `target` is the step.',
    remedy:
      'Mend the step: a step or outcome that leads nowhere, a key or word twice, a circle that never listens.',
  },
  'flow-changed': {
    category: 'conflict',
    meaning: 'Somebody has published another version meanwhile.',
    remedy: 'Reload the flow and make the change again.',
  },
  'script-not-found': {
    category: 'missing',
    meaning: 'There is no such script.',
    remedy: 'Reload the list.',
  },
  'script-exists': {
    category: 'conflict',
    meaning: 'The bot has another script of this name.',
    remedy: 'Choose another name.',
  },
  'scripts-full': {
    category: 'conflict',
    meaning: 'The bot has as many scripts as it may have.',
    remedy: 'Delete one.',
  },
  'skill-not-found': {
    category: 'missing',
    meaning: 'The bot has no such skill.',
    remedy: 'Choose one of its skills.',
  },
  'number-not-answered': {
    category: 'input',
    meaning: 'The bot does not answer this number.',
    remedy: 'Give it the number first.',
  },
  'no-scripts': {
    category: 'conflict',
    meaning: 'The bot has no scripts that callers could follow.',
    remedy: 'Add a test to the bot.',
  },
  'no-callers': {
    category: 'conflict',
    meaning: 'There is no phone network here whose callers are made up.',
    remedy: 'Try it on a laptop, or set BOTS_CARRIER_URL.',
  },
  'callers-busy': {
    category: 'conflict',
    meaning: 'Callers who are made up call already.',
    remedy: 'Wait until they are done, or stop them.',
  },
  'run-not-found': {
    category: 'missing',
    meaning: 'There is no such run of callers any more.',
    remedy: 'Start another one.',
  },
  'phones-unavailable': {
    category: 'unavailable',
    meaning: 'The pretend phone network did not do what a caller was to do.',
    remedy: 'Look whether it runs, and whether its phones are in use.',
  },
  'number-taken': {
    category: 'conflict',
    meaning: 'Another bot answers this number.',
    remedy: 'Take it from that bot first.',
  },
} as const satisfies ErrorTable;

export type BotsErrorCode = keyof typeof botsErrors;

export const botsError = errorsOf<BotsErrorCode>(botsErrors);
