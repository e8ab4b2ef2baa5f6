import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

/** Every code that this side throws. What a peer sends is never thrown: it is refused, and told to the peer. */
export const smppErrors = {
  'invalid-pdu': {
    category: 'input',
    meaning: 'A field is longer, larger or of other characters than SMPP 3.4 can carry.',
    remedy: 'Correct the field that the error names.',
  },
  'session-closed': {
    category: 'unavailable',
    meaning: 'The session was closed before the request was written: it surely did not leave.',
    remedy: 'Send it over another session.',
  },
  'window-full': {
    category: 'limit',
    meaning: 'As many requests as the window holds are unanswered: this one did not leave.',
    remedy: 'Wait until the session has room.',
  },
  'response-timeout': {
    category: 'unavailable',
    meaning: 'The peer did not answer in time; whether it has acted is not known.',
    remedy: 'Decide whether doing it twice or not at all is worse.',
  },
  'link-lost': {
    category: 'unavailable',
    meaning:
      'The link went after the request was written; whether the peer has acted is not known.',
    remedy: 'Decide whether doing it twice or not at all is worse.',
  },
  'malformed-response': {
    category: 'unavailable',
    meaning:
      'The peer answered with something that is no answer; whether it has acted is not known.',
    remedy: 'Look at the software of the peer.',
  },
  'bind-refused': {
    category: 'forbidden',
    meaning: 'The carrier refused to bind.',
    remedy: 'Check system_id, password, address and the number of binds the account may have.',
  },
  'submit-refused': {
    category: 'conflict',
    meaning: 'The carrier refused the message for good.',
    remedy: 'Look up the status; the same message will be refused again.',
  },
  'submit-not-sent': {
    category: 'unavailable',
    meaning: 'The carrier surely has not accepted the message.',
    remedy: 'Try again later.',
  },
  'submit-unknown': {
    category: 'conflict',
    meaning: 'The message was sent and not answered; the carrier may have accepted it.',
    remedy: 'Wait for a receipt, or decide whether twice or not at all is worse.',
  },
  'no-receiver': {
    category: 'unavailable',
    meaning: 'Nobody who receives for this account is bound, or has room in the window.',
    remedy: 'Deliver when a receiver has bound.',
  },
  'deliver-refused': {
    category: 'conflict',
    meaning: 'The receiver refused the message.',
    remedy: 'Deliver again when its status is a temporary one.',
  },
} as const satisfies ErrorTable;

export type SmppErrorCode = keyof typeof smppErrors;

export const smppError = errorsOf<SmppErrorCode>(smppErrors);
