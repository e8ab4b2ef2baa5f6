'use client';

import { Box, Group } from '@mantine/core';
import { createPageKey } from '@switchboard/access-api/client';
import type { PublicKey } from '@switchboard/access-api/client';
import { access, AccountMenu } from '@switchboard/page-client';
import { ChatSession } from '@switchboard/page-session';
import { z } from 'zod';
import { useCallback, useMemo } from 'react';
import type { ReactElement } from 'react';
import { ChatSkeleton } from '../chat/chat-skeleton';
import { Announcer } from '../chat/announcer';
import { ConnectionBanner } from '../chat/connection-banner';
import { ThreadView } from '../chat/thread-view';
import { useWakeUp } from '../chat/use-wake-up';
import { askAsGuest, DirectoryAsker } from '../directory/directory-asker';
import { GuestForm } from './guest-form';
import { useRememberedGuest } from './use-remembered-guest';

const storedGuest = z.object({ name: z.string(), threadId: z.string(), guestKey: z.string() });
type Guest = z.output<typeof storedGuest>;

/** Says who one is, once, and joins. A reload of the page keeps the guest. */
export function GuestPage({ code }: { readonly code: string }): ReactElement {
  const [guest, remember] = useRememberedGuest(`guest:${code}`, storedGuest);
  if (guest) return <GuestChat guest={guest} />;
  return (
    <GuestForm
      about="guest"
      accept={async (displayName) => {
        const { publicKey } = await createPageKey();
        // The first token is not opened: the session asks for one of its own with the guest key.
        const { threadId, guestKey } = await access.invitations.accept.mutate({
          code,
          displayName,
          publicKey,
        });
        remember({ name: displayName, threadId, guestKey });
      }}
    />
  );
}

function GuestChat({ guest }: { readonly guest: Guest }): ReactElement {
  const { guestKey, name, threadId } = guest;
  const fetchToken = useCallback(
    (publicKey: PublicKey) => access.invitations.renew.mutate({ guestKey, publicKey }),
    [guestKey],
  );
  const leave = useCallback(
    async () => void (await access.invitations.leave.mutate({ guestKey })),
    [guestKey],
  );
  const ask = useMemo(() => askAsGuest(guestKey), [guestKey]);
  return (
    <DirectoryAsker value={ask}>
      <ChatSession fallback={<ChatSkeleton />} name={name} fetchToken={fetchToken} leave={leave}>
        <GuestFrame name={name} threadId={threadId} />
      </ChatSession>
    </DirectoryAsker>
  );
}

function GuestFrame({
  name,
  threadId,
}: {
  readonly name: string;
  readonly threadId: string;
}): ReactElement {
  useWakeUp();
  return (
    <Box component="main" h="100dvh" style={{ display: 'flex', flexDirection: 'column' }}>
      <ConnectionBanner />
      <Group justify="flex-end" px="sm">
        <AccountMenu name={name} guest />
      </Group>
      <ThreadView threadId={threadId} guest />
      <Announcer />
    </Box>
  );
}
