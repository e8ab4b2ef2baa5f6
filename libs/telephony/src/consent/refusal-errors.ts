import type { ErrorTable } from '@switchboard/kernel';

/** Why a text is not sent. */
export const refusalErrors = {
  'sender-withdrawn': {
    category: 'conflict',
    meaning: 'An admin has taken the number that a text is to be sent from back from this app.',
    remedy: 'Write from another number, or ask an admin to give it back in the console.',
  },
  'sender-cannot-text': {
    category: 'conflict',
    meaning: 'The number or name that a text is to be sent from cannot send texts.',
    remedy: 'Choose another one, or buy the capability for it.',
  },
  'recipient-cannot-text': {
    category: 'input',
    meaning: 'A number of this kind receives no texts.',
    remedy: 'Ask for a mobile number.',
  },
  'recipient-is-sender': {
    category: 'input',
    meaning: 'A text is to be sent to the number that it is sent from.',
    remedy: 'Choose another recipient.',
  },
  'verification-missing': {
    category: 'conflict',
    meaning: 'Carriers block this sender, since nobody has asked them to verify it.',
    remedy: 'Hand in the verification, or use a verified sender.',
  },
  'verification-pending': {
    category: 'conflict',
    meaning: 'Carriers block this sender until they have verified it.',
    remedy: 'Wait for them, or use a verified sender.',
  },
  'verification-rejected': {
    category: 'conflict',
    meaning: 'Carriers have refused to verify this sender.',
    remedy: 'Correct the verification and hand it in again.',
  },
  'opted-out': {
    category: 'conflict',
    meaning: 'The recipient does not want to hear from this sender.',
    remedy: 'Wait until they write START.',
  },
  'not-opted-in': {
    category: 'conflict',
    meaning: 'A campaign goes to those alone who asked for it, and the recipient has not.',
    remedy: 'Ask them first.',
  },
  'quiet-hours': {
    category: 'conflict',
    meaning: 'It is night where the recipient is, or may be.',
    remedy: 'Send it when the quiet hours are over, which the refusal tells.',
  },
  'time-zone-unknown': {
    category: 'conflict',
    meaning: 'Nobody knows what time it is where the recipient is.',
    remedy: 'Give the contact a time zone.',
  },
} as const satisfies ErrorTable;

export type SendRefusal = keyof typeof refusalErrors;
