'use client';

import { Group } from '@mantine/core';
import type { CallView } from '@switchboard/telephony-api/client';
import type { ReactElement } from 'react';
import { nameOf } from '../words/name-of';
import { DialAction } from './dial-action';
import { isAnonymous } from './is-anonymous';
import { ThreadAction } from './thread-action';

type Parties = Pick<CallView, 'ours' | 'theirs' | 'contact'>;

/** What can be done about a call: read and write texts with them, and call them back. */
export function CallActions({ call }: { readonly call: Parties }): ReactElement | null {
  if (isAnonymous(call)) return null;
  const { ours, theirs } = call;
  const name = nameOf(call);
  return (
    <Group gap={4} wrap="nowrap" justify="flex-end">
      {ours !== null && <ThreadAction name={name} theirs={theirs} ours={ours} />}
      <DialAction name={name} theirs={theirs} ours={ours ?? undefined} />
    </Group>
  );
}
