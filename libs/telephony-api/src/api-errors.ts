import { errorsOf } from '@switchboard/kernel';
import type { ErrorTable } from '@switchboard/kernel';
import { rpcErrors } from '@switchboard/rpc';

const entry = <Category extends string>(category: Category, meaning: string, remedy: string) => ({
  category,
  meaning,
  remedy,
});

/** Every code that the telephony service answers with, besides those of `libs/telephony`. */
export const apiErrors = {
  ...rpcErrors,
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
  'handover-exists': entry(
    'conflict',
    'Somebody else has requested a handover with this id.',
    'Give each an id of its own.',
  ),
  'handover-not-found': entry(
    'missing',
    'There is no such handover, or it is the concern of others.',
    'Reload the list.',
  ),
  'handover-taken': entry(
    'conflict',
    'It is offered to somebody else by now, or is over.',
    'Reload the list.',
  ),
  'handover-wrong-state': entry(
    'conflict',
    'Nobody has accepted this handover, or it is over.',
    'Ask for it, and decide by its state.',
  ),
  'handovers-full': entry(
    'limit',
    'As many customers wait for this team as may.',
    'Go on without a person, and ask again after `retryAfterMs`.',
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
  'note-not-found': entry(
    'missing',
    'There is no such note, or somebody else wrote it.',
    'Reload the conversation.',
  ),
  'number-not-found': entry('missing', 'This is none of our numbers.', 'Choose one of the list.'),
  'team-exists': entry('conflict', 'There is a team of this name.', 'Choose another name.'),
  'team-not-found': entry('missing', 'There is no such team.', 'Ask an admin for its name.'),
  'teams-full': entry('limit', 'There are as many teams as there may be.', 'Delete one.'),
  'template-not-found': entry('missing', 'There is no such template.', 'Reload the list.'),
} as const satisfies ErrorTable;

export type ApiErrorCode = keyof typeof apiErrors;

export const apiError = errorsOf<ApiErrorCode>(apiErrors);
