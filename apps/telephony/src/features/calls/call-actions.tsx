'use client';

import { Group } from '@mantine/core';
import type { CallView } from '@switchboard/telephony-api/client';
import type { ReactElement } from 'react';
import { DialAction } from './dial-action';
import { isAnonymous } from './is-anonymous';
import { ThreadAction } from './thread-action';
import { useTheirName } from './use-their-name';
import { VoicemailAction } from '../voicemail/voicemail-action';

/** What can be done about a call: play what they have left, read and write texts with them, and call them back. */
export function CallActions({ call }: { readonly call: CallView }): ReactElement | null {
  const { id, ours, theirs, voicemail } = call;
  const name = useTheirName()(call);
  const isCalled = !isAnonymous(call);
  if (!isCalled && !voicemail) return null;
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {voicemail && <VoicemailAction callId={id} name={name} voicemail={voicemail} />}
      {isCalled && ours !== null && <ThreadAction name={name} theirs={theirs} ours={ours} />}
      {isCalled && <DialAction name={name} theirs={theirs} ours={ours ?? undefined} />}
    </Group>
  );
}
