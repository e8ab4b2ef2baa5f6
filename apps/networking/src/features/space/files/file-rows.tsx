'use client';

import { Box, Button, CloseButton, Group, Progress, Stack, Text } from '@mantine/core';
import { useFormatter, useTranslations } from 'use-intl';
import { useSyncExternalStore } from 'react';
import type { ReactElement } from 'react';
import { useSpace } from '../space-context';
import { useNames } from '../use-names';
import type { ListedFile } from './file-list';

const KILOBYTE = 1_000;
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;

/** Files on their way, and those that have arrived. */
export function FileRows({ threadId }: { readonly threadId: string }): ReactElement | null {
  const t = useTranslations('space.files');
  const { store } = useSpace().files;
  const { files } = useSyncExternalStore(store.subscribe, store.getSnapshot, store.getSnapshot);
  const shown = files.filter(({ status }) => status !== 'offered');
  if (shown.length === 0) return null;
  return (
    <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }} aria-label={t('title')}>
      {shown.map((file) => (
        <FileRow key={file.key} file={file} threadId={threadId} />
      ))}
    </Box>
  );
}

function FileRow({
  file,
  threadId,
}: {
  readonly file: ListedFile;
  readonly threadId: string;
}): ReactElement {
  const t = useTranslations('space.files');
  const { files } = useSpace();
  const name = useNames(threadId)(file.peer);
  const isOver = file.status === 'done' || file.status === 'stopped';
  const share = file.size === 0 ? 100 : (100 * file.doneBytes) / file.size;
  return (
    <Stack component="li" gap={4} py={6}>
      <Group gap="xs" wrap="nowrap">
        <Text size="sm" flex={1} truncate>
          {t(file.direction, { file: file.name, name })}
        </Text>
        {file.url && (
          <Button
            component="a"
            size="compact-sm"
            variant="default"
            href={file.url}
            download={file.name}
          >
            {t('save')}
          </Button>
        )}
        {isOver ? (
          <CloseButton
            size="sm"
            aria-label={t('dismiss', { file: file.name })}
            onClick={() => files.dismiss(file.key)}
          />
        ) : (
          <Button size="compact-sm" variant="default" onClick={() => files.stop(file.key)}>
            {t('cancel')}
          </Button>
        )}
      </Group>
      {!isOver && <Progress value={share} aria-label={t('progress', { file: file.name })} />}
      <FileState file={file} />
    </Stack>
  );
}

function FileState({ file }: { readonly file: ListedFile }): ReactElement {
  const t = useTranslations('space.files');
  const formatBytes = useBytes();
  const words = file.reason ? t(`reason.${file.reason}`) : t(`status.${file.status}`);
  return (
    <Text size="xs" c="dimmed">
      {file.status === 'running'
        ? t('of', { done: formatBytes(file.doneBytes), all: formatBytes(file.size) })
        : words}
    </Text>
  );
}

/** Writes a number of bytes as people read it. */
export function useBytes(): (bytes: number) => string {
  const format = useFormatter();
  return (bytes) => {
    const power = bytes < KILOBYTE ? 0 : Math.min(3, Math.floor(Math.log10(bytes) / 3));
    return format.number(bytes / KILOBYTE ** power, {
      style: 'unit',
      unit: UNITS[power]!,
      unitDisplay: 'short',
      maximumFractionDigits: 1,
    });
  };
}
