import { displayNumber } from '@switchboard/telephony';
import type { ConversationView } from '@switchboard/telephony-api/client';

/** Whom a conversation is with: by name where that is known. */
export function nameOf({ contact, theirs }: Pick<ConversationView, 'contact' | 'theirs'>): string {
  return contact?.name ?? displayNumber(theirs);
}
