'use client';

import { Center, Group, Stack, Title } from '@mantine/core';
import { createPageKey } from '@switchboard/access-api/client';
import { access, AccountMenu } from '@switchboard/page-client';
import { usePlace } from '@switchboard/ui';
import { openOwn } from '@switchboard/page-session';
import type { CredentialSource } from '@switchboard/page-session';
import { useTranslations } from 'use-intl';
import { z } from 'zod';
import { useCallback, useMemo } from 'react';
import type { ReactElement } from 'react';
import { CallHost } from '../call/call-host';
import type { CallWish } from '../call/start/call-wish';
import { askAsGuest, DirectoryAsker } from '../directory/directory-asker';
import { GuestForm } from '../guest/guest-form';
import { useRememberedGuest } from '../guest/use-remembered-guest';
import { JoinRoom } from './join-room';

const storedGuest = z.object({
  name: z.string(),
  roomId: z.string(),
  title: z.string(),
  guestKey: z.string(),
});
type Guest = z.output<typeof storedGuest>;

/** Says who one is, once, and goes into the room. A reload of the page keeps the guest. */
export function RoomGuest({ code }: { readonly code: string }): ReactElement {
  const [guest, remember] = useRememberedGuest(`room-guest:${code}`, storedGuest);
  if (guest) return <GuestRoom guest={guest} />;
  return (
    <GuestForm
      about="rooms"
      accept={async (displayName) => {
        const { publicKey } = await createPageKey();
        // The first token is not opened: the call asks for one of its own with the guest key.
        const { roomId, title, guestKey } = await access.invitations.acceptRoom.mutate({
          code,
          displayName,
          publicKey,
        });
        remember({ name: displayName, roomId, title, guestKey });
      }}
    />
  );
}

function GuestRoom({ guest }: { readonly guest: Guest }): ReactElement {
  const { guestKey, name, roomId, title } = guest;
  const t = useTranslations('rooms');
  usePlace(title);
  const source = useCallback<CredentialSource>(
    (scope) =>
      openOwn(scope, (publicKey) => access.invitations.renewRoom.mutate({ guestKey, publicKey })),
    [guestKey],
  );
  const ask = useMemo(() => askAsGuest(guestKey), [guestKey]);
  const first: CallWish = {
    target: { kind: 'room', roomId },
    video: false,
    check: true,
    names: {},
    title,
  };
  return (
    <DirectoryAsker value={ask}>
      <CallHost name={name} source={source} first={first} writes={false}>
        <Group justify="flex-end" p="sm">
          <AccountMenu name={name} guest />
        </Group>
        <Center component="main" mih="60dvh" p="md">
          <Stack align="center">
            <Title order={1} size="h3">
              {title}
            </Title>
            <span>{t('guestText')}</span>
            <JoinRoom room={{ id: roomId, title }} />
          </Stack>
        </Center>
      </CallHost>
    </DirectoryAsker>
  );
}
