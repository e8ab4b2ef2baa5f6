'use client';

import { ActionIcon, Box, Button, Group, Stack, Text, Title } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { access, useConfirm, useReason, Waiting } from '@switchboard/page-client';
import { ErrorState, PersonAvatar, usePlace } from '@switchboard/ui';
import { IconTrash, IconUserMinus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PhoneBack } from '../shell/phone-back';
import { InviteToRoom } from './invite-to-room';
import { JoinRoom } from './join-room';
import { RoleSelect } from './role-select';
import { useRoom, useRoomChange } from './use-rooms';
import type { OneRoom, RoomRole } from './use-rooms';

/** One room: who may come in, as what, and the door itself. */
export function RoomPage({ roomId }: { readonly roomId: string }): ReactElement {
  const t = useTranslations('rooms');
  const reason = useReason();
  const { data: room, error, isPaused, refetch } = useRoom(roomId);
  if (room) return <OpenRoom room={room} />;
  if (error) {
    return (
      <ErrorState
        title={t('failed')}
        text={reason(error)}
        action={t('retry')}
        onAction={() => void refetch()}
      />
    );
  }
  return <Waiting label={t('loading')} paused={isPaused} />;
}

function OpenRoom({ room }: { readonly room: OneRoom }): ReactElement {
  const t = useTranslations('rooms');
  const format = useFormatter();
  const owned = useOwnId() === room.ownerId;
  usePlace(room.title);
  const when = (text: string): string =>
    format.dateTime(new Date(text), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Stack p="md" style={{ overflowY: 'auto' }}>
      <Group justify="space-between">
        <Group>
          <PhoneBack to="rooms" />
          <Title order={2} size="h4">
            {room.title}
          </Title>
        </Group>
        <Group>
          {room.role && <JoinRoom room={room} />}
          {owned && <DeleteRoom room={room} />}
        </Group>
      </Group>
      <Text c="dimmed">
        {t('window', { from: when(room.validFrom), until: when(room.validUntil) })}
      </Text>
      <Title order={3} size="h6">
        {t('people')}
      </Title>
      <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {room.participants.map((person) => (
          <PersonRow key={person.personId} room={room} person={person} owned={owned} />
        ))}
      </Box>
      {owned && <InviteToRoom room={room} />}
    </Stack>
  );
}

function PersonRow({
  room,
  person,
  owned,
}: {
  readonly room: OneRoom;
  readonly person: OneRoom['participants'][number];
  readonly owned: boolean;
}): ReactElement {
  const t = useTranslations('rooms');
  const attempt = useAttempt();
  const { personId, name } = person;
  const setRole = useRoomChange((role: RoomRole) =>
    access.rooms.setRole.mutate({ roomId: room.id, personId, role }),
  );
  const remove = useRoomChange(() =>
    access.rooms.removeParticipant.mutate({ roomId: room.id, personId }),
  );
  const fixed = !owned || personId === room.ownerId || person.guest;
  return (
    <Group component="li" py={4} wrap="nowrap">
      <PersonAvatar name={name} size={32} />
      <Text flex={1} truncate>
        {name} {person.guest && `(${t('guest')})`}
      </Text>
      {fixed ? (
        <Text size="sm" c="dimmed">
          {t(`role.${person.role}`)}
        </Text>
      ) : (
        <RoleSelect
          label={t('roleOf', { name })}
          value={person.role}
          onChange={(role) => setRole.mutate(role, attempt)}
        />
      )}
      {owned && personId !== room.ownerId && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={t('remove', { name })}
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined, attempt)}
        >
          <IconUserMinus size={18} />
        </ActionIcon>
      )}
    </Group>
  );
}

function DeleteRoom({ room }: { readonly room: OneRoom }): ReactElement {
  const t = useTranslations('rooms');
  const router = useRouter();
  const attempt = useAttempt();
  const [confirmation, confirm] = useConfirm();
  const remove = useRoomChange(() => access.rooms.remove.mutate({ roomId: room.id }));
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconTrash size={18} />}
        onClick={() =>
          confirm(t('deleteConfirm', { title: room.title }), t('delete'), () =>
            remove.mutate(undefined, { ...attempt, onSuccess: () => router.push('/rooms') }),
          )
        }
      >
        {t('delete')}
      </Button>
      {confirmation}
    </>
  );
}

function useAttempt(): { onError: (error: unknown) => void } {
  const t = useTranslations('rooms');
  const reason = useReason();
  return {
    onError: (error) =>
      notifications.show({ color: 'red', message: t('notDone', { reason: reason(error) }) }),
  };
}

function useOwnId(): string | undefined {
  const { data } = useQuery({
    queryKey: ['me'],
    queryFn: ({ signal }) => access.me.profile.query(undefined, { signal }),
    staleTime: Infinity,
  });
  return data?.id;
}
