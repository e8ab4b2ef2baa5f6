import type { OpenedConversation } from '@switchboard/telephony-api/client';

/** Its number was taken back from this app. */
export const SENDER_WITHDRAWN = 'sender-withdrawn';

/** Waiting does not help: nothing will be sent in it any more. */
export function isReadOnly({ decision }: Pick<OpenedConversation, 'decision'>): boolean {
  return decision.reason === SENDER_WITHDRAWN;
}
