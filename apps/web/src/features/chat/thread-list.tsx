'use client';

import { ActionIcon, Box, Button, Loader, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useChat, useThreadList } from '@switchboard/chat/react';
import { EmptyState, ErrorState } from '@switchboard/ui';
import { IconMessagePlus, IconMessages } from '@tabler/icons-react';
import { useParams } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { SideList } from '../shell/side-list';
import { NewThread } from './new-thread';
import { ThreadRow } from './thread-row';

/** All conversations, the one that something happened in last on top. */
export function ThreadList({ name }: { readonly name: string }): ReactElement {
  const t = useTranslations('threads');
  const { status, threads } = useThreadList();
  const { threadId } = useParams<{ threadId?: string }>();
  const [creating, create] = useDisclosure(false);
  const active = threadId && decodeURIComponent(threadId);

  return (
    <SideList
      title={t('title')}
      name={name}
      action={
        <Tooltip label={t('new')}>
          <ActionIcon variant="light" size="lg" aria-label={t('new')} onClick={create.open}>
            <IconMessagePlus size={20} />
          </ActionIcon>
        </Tooltip>
      }
    >
      {threads.length === 0 ? (
        <Nothing status={status} onNew={create.open} />
      ) : (
        <Box component="ul" m={0} p={0} style={{ listStyle: 'none' }}>
          {threads.map((thread) => (
            <ThreadRow key={thread.id} thread={thread} active={thread.id === active} />
          ))}
        </Box>
      )}
      {threads.length > 0 && <More status={status} />}
      <NewThread name={name} opened={creating} onClose={create.close} />
    </SideList>
  );
}

type Status = ReturnType<typeof useThreadList>['status'];

function Nothing({
  status,
  onNew,
}: {
  readonly status: Status;
  readonly onNew: () => void;
}): ReactElement {
  const t = useTranslations('threads');
  const chat = useChat();
  if (status === 'loading') return <Loader m="md" />;
  if (status === 'failed') {
    return (
      <ErrorState
        title={t('failed')}
        action={t('retry')}
        onAction={() => void chat.moreThreads().catch(() => undefined)}
      />
    );
  }
  return (
    <EmptyState icon={<IconMessages size={36} />} title={t('empty')} text={t('emptyText')}>
      <Button onClick={onNew}>{t('new')}</Button>
    </EmptyState>
  );
}

function More({ status }: { readonly status: Status }): ReactElement | null {
  const t = useTranslations('threads');
  const chat = useChat();
  if (status === 'complete') return null;
  return (
    <Button
      variant="subtle"
      fullWidth
      my="xs"
      onClick={() => void chat.moreThreads().catch(() => undefined)}
    >
      {t(status === 'failed' ? 'retry' : 'more')}
    </Button>
  );
}
