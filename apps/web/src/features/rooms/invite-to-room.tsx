'use client';

import { Alert, Button, Group, Stack, TextInput, Title } from '@mantine/core';
import { access, PersonSearch, useReason } from '@switchboard/page-client';
import type { FoundPerson } from '@switchboard/page-client';
import { CopyAction } from '@switchboard/ui';
import { IconLink, IconUserPlus } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { RoleSelect } from './role-select';
import { useRoomChange } from './use-rooms';
import type { OneRoom, RoomRole } from './use-rooms';

/** How long a link lets guests in. */
const LINK_MINUTES = 24 * 60;

/** Lets more people in: colleagues by name, others by a link. */
export function InviteToRoom({ room }: { readonly room: OneRoom }): ReactElement {
  const t = useTranslations('rooms');
  const people = useTranslations('people');
  const reason = useReason();
  const [role, setRole] = useState<RoomRole>('Attendee');
  const [chosen, setChosen] = useState<readonly FoundPerson[]>([]);
  const invite = useRoomChange(() =>
    access.rooms.invite.mutate({
      roomId: room.id,
      participants: chosen.map(({ id }) => ({ personId: id, role })),
    }),
  );
  const link = useMutation({
    mutationFn: async () => {
      const { code } = await access.invitations.create.mutate({
        roomId: room.id,
        role,
        uses: 'many',
        expiresInMinutes: LINK_MINUTES,
      });
      return `${location.origin}/meet/${encodeURIComponent(code)}`;
    },
  });
  const failure = invite.error ?? link.error;
  return (
    <Stack gap="xs" maw={480}>
      <Title order={3} size="h6">
        {t('invite')}
      </Title>
      <RoleSelect label={t('as')} value={role} onChange={setRole} />
      <PersonSearch chosen={chosen} onChange={setChosen} />
      <Group>
        <Button
          leftSection={<IconUserPlus size={18} />}
          disabled={chosen.length === 0}
          loading={invite.isPending}
          onClick={() => invite.mutate(undefined, { onSuccess: () => setChosen([]) })}
        >
          {t('add')}
        </Button>
        <Button
          variant="default"
          leftSection={<IconLink size={18} />}
          loading={link.isPending}
          onClick={() => link.mutate()}
        >
          {t('link')}
        </Button>
      </Group>
      {failure && (
        <Alert color="red" role="alert">
          {reason(failure)}
        </Alert>
      )}
      {link.data && (
        <>
          <TextInput readOnly label={t('linkHint')} value={link.data} />
          <CopyAction
            value={link.data}
            words={{ copy: people('copy'), copied: people('copied') }}
          />
        </>
      )}
    </Stack>
  );
}
