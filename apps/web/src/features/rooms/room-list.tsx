'use client';

import { Anchor, Badge, Box, Button, Group, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useReason, Waiting } from '@switchboard/page-client';
import { EmptyState, ErrorState } from '@switchboard/ui';
import { IconDoor, IconPlus } from '@tabler/icons-react';
import Link from 'next/link';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PhoneBack } from '../shell/phone-back';
import { JoinRoom } from './join-room';
import { NewRoom } from './new-room';
import { useRooms } from './use-rooms';
import type { Room } from './use-rooms';

/** The rooms one is in. */
export function RoomList(): ReactElement {
  const t = useTranslations('rooms');
  const reason = useReason();
  const [creating, create] = useDisclosure(false);
  const { data, error, isPaused, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } =
    useRooms();
  const rooms = data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Box p="md" className="page-scroll">
      <Group justify="space-between">
        <Group>
          <PhoneBack />
          <Title order={2} size="h4">
            {t('title')}
          </Title>
        </Group>
        <Button hiddenFrom="sm" leftSection={<IconPlus size={18} />} onClick={create.open}>
          {t('new')}
        </Button>
      </Group>
      {!data && !error && <Waiting label={t('loading')} paused={isPaused} />}
      {!data && error && (
        <ErrorState
          title={t('failed')}
          text={reason(error)}
          action={t('retry')}
          onAction={() => void refetch()}
        />
      )}
      {data && rooms.length === 0 && (
        <Box flex={1}>
          <EmptyState icon={<IconDoor size={36} />} title={t('empty')} text={t('emptyText')} />
        </Box>
      )}
      <Box component="ul" m={0} mt="sm" p={0} style={{ listStyle: 'none' }}>
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} />
        ))}
      </Box>
      {hasNextPage && (
        <Button variant="subtle" loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <NewRoom opened={creating} onClose={create.close} />
    </Box>
  );
}

function RoomRow({ room }: { readonly room: Room }): ReactElement {
  const t = useTranslations('rooms');
  const format = useFormatter();
  const when = (text: string): string =>
    format.dateTime(new Date(text), { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <Group component="li" wrap="nowrap" py="xs">
      <Box flex={1} miw={0}>
        <Anchor component={Link} href={`/rooms/${encodeURIComponent(room.id)}`}>
          {room.title}
        </Anchor>
        <Text size="sm" c="dimmed">
          {t('window', { from: when(room.validFrom), until: when(room.validUntil) })}
        </Text>
      </Box>
      {room.role && <Badge variant="light">{t(`role.${room.role}`)}</Badge>}
      {room.role && <JoinRoom room={room} />}
    </Group>
  );
}
