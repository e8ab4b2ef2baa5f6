'use client';

import type { ThreadState } from '@switchboard/chat';
import type { ReactElement } from 'react';
import { useCallStarter } from './call-starter';
import { CallPerson } from './call-person';

/** Calls one of the people of a conversation. */
export function CallParticipant({
  thread,
  userId,
  name,
  onCalled,
}: {
  readonly thread: ThreadState;
  readonly userId: string;
  readonly name: string;
  readonly onCalled: () => void;
}): ReactElement | null {
  const ask = useCallStarter();
  if (!ask) return null;
  // Between more than two the conversation is not that of the two who call.
  const two = Object.keys(thread.participants).length === 2;
  const call = (video: boolean): void => {
    onCalled();
    ask({
      target: { kind: 'people', ids: [userId] },
      video,
      names: { [userId]: name },
      title: name,
      threadId: two ? thread.id : undefined,
    });
  };
  return <CallPerson name={name} onCall={call} />;
}
