import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that a webhook answers with, and `event-malformed`, which an event is set aside for. */
export const eventErrors = {
  'method-not-allowed': {
    category: 'input',
    meaning: 'A webhook takes POST and OPTIONS.',
    remedy: 'Send events by POST.',
  },
  'body-too-large': {
    category: 'input',
    meaning: 'A delivery has more bytes or events than is taken.',
    remedy: 'Ask for smaller batches in the subscription.',
  },
  'content-type-unsupported': {
    category: 'input',
    meaning: 'A delivery is neither JSON in UTF-8 nor CloudEvents in JSON.',
    remedy: 'Send structured events.',
  },
  'body-malformed': {
    category: 'input',
    meaning: 'A delivery is not events of the schema of Event Grid, or of CloudEvents 1.0.',
    remedy: 'Look at what stands between the sender and this server.',
  },
  'secret-wrong': {
    category: 'unauthenticated',
    meaning: 'A delivery lacks the secret that was agreed on, or has another one.',
    remedy: 'Set the delivery header of the subscription.',
  },
  'signature-wrong': {
    category: 'unauthenticated',
    meaning: 'A delivery is not signed with the key that was agreed on.',
    remedy: 'Compare the keys of both sides.',
  },
  'origin-not-allowed': {
    category: 'forbidden',
    meaning: 'Somebody asks to send events who is not expected to.',
    remedy: 'Name the origin in the configuration, if it is to be allowed.',
  },
  'topic-unknown': {
    category: 'forbidden',
    meaning: 'A delivery has events of a resource that is not ours.',
    remedy: 'Name the topic in the configuration, if it is.',
  },
  'handler-failed': {
    category: 'unavailable',
    meaning: 'An event could not be handled, and is expected again.',
    remedy: 'The log says which code it failed with; what fails too often is set aside.',
  },
  'database-unavailable': {
    category: 'unavailable',
    meaning: 'The database did not answer, so nothing was taken.',
    remedy: 'Nothing: the sender tries again.',
  },
  'event-malformed': {
    category: 'input',
    meaning: 'The data of an event is not as its type has it; the event is set aside.',
    remedy: 'Retry it when the types were mended.',
  },
} as const satisfies ErrorTable;

export type EventErrorCode = keyof typeof eventErrors;

export const eventError = errorsOf<EventErrorCode>(eventErrors);
