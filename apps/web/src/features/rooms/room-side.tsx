'use client';

import { ActionIcon, Box, Button, Loader, Text, ThemeIcon, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useReason } from '@switchboard/page-client';
import { ErrorState } from '@switchboard/ui';
import { IconDoor, IconPlus } from '@tabler/icons-react';
import { useParams } from 'next/navigation';
import { useFormatter, useNow, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { SideList } from '../shell/side-list';
import { SideRow } from '../shell/side-row';
import { NewRoom } from './new-room';
import { roomWindow } from './room-window';
import { useRooms } from './use-rooms';
import type { Room } from './use-rooms';

const LOOKS_AGAIN_MS = 15_000;

/** Beside the rooms: those one is in, to go from one to another, and the making of a new one. */
export function RoomSide({ name }: { readonly name: string }): ReactElement {
  const t = useTranslations('rooms');
  const [creating, create] = useDisclosure(false);
  return (
    <SideList
      title={t('title')}
      name={name}
      action={
        <Tooltip label={t('new')}>
          <ActionIcon variant="light" size="lg" aria-label={t('new')} onClick={create.open}>
            <IconPlus size={20} />
          </ActionIcon>
        </Tooltip>
      }
    >
      <Rooms />
      <NewRoom opened={creating} onClose={create.close} />
    </SideList>
  );
}

function Rooms(): ReactElement {
  const t = useTranslations('rooms');
  const reason = useReason();
  const { roomId } = useParams<{ roomId?: string }>();
  const { data, error, refetch, hasNextPage, fetchNextPage, isFetchingNextPage } = useRooms();
  const rooms = data?.pages.flatMap(({ items }) => items) ?? [];
  const active = roomId && decodeURIComponent(roomId);
  if (!data && error) {
    return (
      <ErrorState
        title={t('failed')}
        text={reason(error)}
        action={t('retry')}
        onAction={() => void refetch()}
      />
    );
  }
  if (!data) return <Loader m="md" aria-label={t('loading')} />;
  if (rooms.length === 0) {
    return (
      <Text size="sm" c="dimmed" px="sm">
        {t('empty')}
      </Text>
    );
  }
  return (
    <>
      <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
        {rooms.map((room) => (
          <RoomRow key={room.id} room={room} current={room.id === active} />
        ))}
      </Box>
      {hasNextPage && (
        <Button
          variant="subtle"
          fullWidth
          my="xs"
          loading={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}

function RoomRow({
  room,
  current,
}: {
  readonly room: Room;
  readonly current: boolean;
}): ReactElement {
  const t = useTranslations('rooms');
  const format = useFormatter();
  const window = roomWindow(room, useNow({ updateInterval: LOOKS_AGAIN_MS }));
  const until = format.dateTime(new Date(room.validUntil), { dateStyle: 'medium' });
  return (
    <SideRow
      href={`/rooms/${encodeURIComponent(room.id)}`}
      current={current}
      icon={
        <ThemeIcon variant="light" size={40} radius="xl" aria-hidden>
          <IconDoor size={20} />
        </ThemeIcon>
      }
      title={room.title}
      detail={window === 'open' ? t('openUntil', { until }) : t(window)}
    />
  );
}
