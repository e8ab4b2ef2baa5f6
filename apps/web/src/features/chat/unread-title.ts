'use client';

import { unreadTotal } from '@switchboard/chat';
import { useChatState } from '@switchboard/chat/react';
import { useTitleCount } from '@switchboard/ui';

/** Tells in the tab how many messages are unread, also of the conversation that nobody looks at now. */
export function UnreadTitle(): null {
  useTitleCount(useChatState(unreadTotal));
  return null;
}
