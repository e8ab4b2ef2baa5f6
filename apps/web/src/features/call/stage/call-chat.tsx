'use client';

import { Box } from '@mantine/core';
import { useChat } from '@switchboard/chat/react';
import { useEffect } from 'react';
import type { ReactElement } from 'react';
import { ThreadView } from '../../chat/thread-view';

/** The conversation of the call, beside it. */
export function CallChat({ threadId }: { readonly threadId: string }): ReactElement {
  const chat = useChat();
  useEffect(() => {
    // What cannot be read says so itself.
    chat.open(threadId).catch(() => undefined);
  }, [chat, threadId]);
  return (
    <Box component="aside" className="call-side call-chat">
      <ThreadView threadId={threadId} guest />
    </Box>
  );
}
