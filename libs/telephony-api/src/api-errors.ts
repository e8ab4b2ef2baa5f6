import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';

const entry = <Category extends string>(category: Category, meaning: string, remedy: string) => ({
  category,
  meaning,
  remedy,
});

/** Every code that the telephony service answers with, besides those of `libs/telephony`. */
export const apiErrors = {
  'bad-configuration': entry(
    'input',
    'A setting is missing or wrong; the service does not start.',
    'The message names the setting.',
  ),
  'campaign-not-found': entry('missing', 'There is no such campaign.', 'Reload the list.'),
  'colleague-not-found': entry(
    'missing',
    'Nobody of this id has ever opened the inbox.',
    'Let them open it first.',
  ),
  'contact-exists': entry('conflict', 'There is a contact with this number.', 'Search for it.'),
  'contact-not-found': entry('missing', 'There is no such contact.', 'Reload the list.'),
  'conversation-not-found': entry('missing', 'There is no such conversation.', 'Reload the list.'),
  'emergency-number': entry(
    'forbidden',
    'Emergency services are not reached from here.',
    'Call them from a telephone.',
  ),
  'greeting-unusable': entry(
    'input',
    'A greeting is a WAV file of one channel and a minute at most: PCM of 16 bits or G.711, at 8, 16, 24 or 48 kHz.',
    'Save it as such a file.',
  ),
  internal: entry('unavailable', 'Nobody foresaw what happened.', 'Report it with the request id.'),
  'invalid-cursor': entry(
    'input',
    'The cursor of a page is not one that was given out.',
    'Begin with the first page.',
  ),
  'invalid-input': entry(
    'input',
    'The request is not as the procedure wants it.',
    'Correct the field that `target` names.',
  ),
  'message-changed': entry(
    'conflict',
    'Another text was sent with this id.',
    'Give each text an id of its own.',
  ),
  'message-not-failed': entry('conflict', 'Only what has failed is sent again.', 'Reload it.'),
  'message-not-found': entry('missing', 'There is no such text.', 'Reload the conversation.'),
  'voicemail-not-found': entry(
    'missing',
    'There is no such voicemail, or somebody has deleted it.',
    'Reload the list.',
  ),
  'not-allowed': entry('forbidden', 'The role does not allow this.', 'Ask an admin.'),
  'not-signed-in': entry('unauthenticated', 'Nobody is signed in.', 'Sign in.'),
  'note-not-found': entry(
    'missing',
    'There is no such note, or somebody else wrote it.',
    'Reload the conversation.',
  ),
  'number-not-found': entry('missing', 'This is none of our numbers.', 'Choose one of the list.'),
  'person-blocked': entry('forbidden', 'The account is blocked.', 'Ask an admin.'),
  'person-erased': entry('forbidden', 'The account was erased.', 'Nothing: it does not come back.'),
  'rate-limited': entry('limit', 'Too many requests.', 'Ask again after `retryAfterMs`.'),
  'session-ended': entry('unauthenticated', 'This sign-in was ended.', 'Sign in again.'),
  'template-not-found': entry('missing', 'There is no such template.', 'Reload the list.'),
  unavailable: entry(
    'unavailable',
    'The database, the trusted service or something else that is needed does not answer.',
    'Ask again.',
  ),
} as const satisfies ErrorTable;

export type ApiErrorCode = keyof typeof apiErrors;

export const apiError = errorsOf<ApiErrorCode>(apiErrors);
