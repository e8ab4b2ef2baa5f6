'use client';

import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useChat, useThreadList } from '@switchboard/chat/react';
import { Waiting } from '@switchboard/page-client';
import { EmptyState, ErrorState } from '@switchboard/ui';
import { IconBox, IconPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { NewSpace } from './new-space';
import { SpaceCards } from './space-cards';

/** The spaces one may enter: every conversation has one. */
export function SpacesView({ name }: { readonly name: string }): ReactElement {
  const t = useTranslations('spaces');
  const [creating, create] = useDisclosure(false);
  return (
    <Stack>
      <Group justify="space-between">
        <div>
          <Title order={1} size="h2">
            {t('title')}
          </Title>
          <Text c="dimmed">{t('text')}</Text>
        </div>
        <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={create.open}>
          {t('new')}
        </Button>
      </Group>
      <Spaces />
      <NewSpace name={name} opened={creating} onClose={create.close} />
    </Stack>
  );
}

function Spaces(): ReactElement {
  const t = useTranslations('spaces');
  const chat = useChat();
  const { status, threads } = useThreadList();
  if (threads.length > 0) return <SpaceCards threads={threads} isPartial={status === 'partial'} />;
  if (status === 'loading') return <Waiting label={t('loading')} paused={false} />;
  if (status !== 'failed')
    return <EmptyState icon={<IconBox aria-hidden />} title={t('none')} text={t('noneText')} />;
  return (
    <ErrorState
      title={t('failed')}
      action={t('retry')}
      onAction={() => void chat.moreThreads().catch(() => undefined)}
    />
  );
}
