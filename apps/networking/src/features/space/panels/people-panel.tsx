'use client';

import { Badge, Box, FileButton, Button, Group, Stack, Text } from '@mantine/core';
import { useThread } from '@switchboard/chat/react';
import { PersonAvatar } from '@switchboard/ui';
import { IconFileUpload } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { DragEvent, ReactElement } from 'react';
import { FileRows } from '../files/file-rows';
import type { PathKind } from '../session/space-state';
import { useSpace, useSpaceState } from '../space-context';

/** Who is here, how they are reached, and what is on its way to them. */
export function PeoplePanel({
  threadId,
  name,
}: {
  readonly threadId: string;
  /** Our own. */
  readonly name: string;
}): ReactElement {
  const t = useTranslations('space.people');
  const { space } = useSpace();
  const { peers } = useSpaceState();
  const participants = Object.values(useThread(threadId)?.participants ?? {});
  const others = participants.filter(({ userId }) => userId !== space.self);
  return (
    <Stack gap="xs">
      <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('title')}>
        <Row name={name} label={t('you', { name })} note={t('here')} />
        {others.map((person) => {
          const peer = peers.find(({ id }) => id === person.userId);
          return peer ? (
            <Reachable key={person.userId} id={person.userId} name={person.name} path={peer.path} />
          ) : (
            <Row key={person.userId} name={person.name} note={t('away')} dimmed />
          );
        })}
      </Box>
      <FileRows threadId={threadId} />
    </Stack>
  );
}

interface RowProps {
  readonly name: string;
  /** What is shown, if that is more than the name. */
  readonly label?: string;
  readonly note: string;
  readonly dimmed?: boolean;
}

function Row({ name, label = name, note, dimmed = false }: RowProps): ReactElement {
  return (
    <Group component="li" py={6} gap="xs" wrap="nowrap">
      <PersonAvatar name={name} size={28} />
      <Text size="sm" flex={1} c={dimmed ? 'dimmed' : undefined} truncate>
        {label}
      </Text>
      <Text size="xs" c="dimmed">
        {note}
      </Text>
    </Group>
  );
}

interface ReachableProps {
  readonly id: string;
  readonly name: string;
  readonly path: PathKind | undefined;
}

/** Somebody who is here: a file can be dropped on them. */
function Reachable({ id, name, path }: ReachableProps): ReactElement {
  const t = useTranslations('space');
  const { space, files } = useSpace();
  const [isOver, setOver] = useState(false);
  const send = (file: File | null | undefined): void => {
    if (file) files.send(space, id, file);
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    for (const file of event.dataTransfer.files) send(file);
  };
  return (
    <Group
      component="li"
      py={6}
      gap="xs"
      wrap="nowrap"
      bg={isOver ? 'var(--mantine-primary-color-light)' : undefined}
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <PersonAvatar name={name} size={28} />
      <Text size="sm" flex={1} truncate>
        {name}
      </Text>
      <Badge variant="default" size="sm" tt="none">
        {path ? t(`path.${path}`) : t('people.reconnecting')}
      </Badge>
      <FileButton onChange={send}>
        {(props) => (
          <Button
            {...props}
            variant="default"
            size="compact-sm"
            aria-label={t('files.sendTo', { name })}
            leftSection={<IconFileUpload size={16} aria-hidden />}
          >
            {t('files.send')}
          </Button>
        )}
      </FileButton>
    </Group>
  );
}
