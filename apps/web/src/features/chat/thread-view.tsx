'use client';

import { ActionIcon, Alert, Box, Group, Loader, Text, Title, Tooltip } from '@mantine/core';
import { useDisclosure, useMediaQuery } from '@mantine/hooks';
import type { ThreadState } from '@switchboard/chat';
import { useChat, useThread } from '@switchboard/chat/react';
import { ErrorState, usePlace } from '@switchboard/ui';
import { IconArrowLeft, IconPencil, IconUsers } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { CallButtons } from '../call/start/call-buttons';
import { Composer } from './composer';
import { MessageList } from './message-list';
import { DirectoryContext } from '../directory/directory';
import { useDirectory } from '../directory/use-directory';
import { PeoplePanel } from './people-panel';
import { TopicForm } from './topic-form';
import { TypingLine } from './typing-line';
import { useNames } from './use-names';

/** One conversation: who is in it, what was said, and the place to answer. */
export function ThreadView({
  threadId,
  guest = false,
}: {
  readonly threadId: string;
  readonly guest?: boolean;
}): ReactElement {
  const t = useTranslations('thread');
  const thread = useThread(threadId);
  if (
    !thread ||
    thread.history === 'none' ||
    (thread.history === 'loading' && thread.timeline.length === 0)
  ) {
    return <Loader m="xl" aria-label={t('loading')} />;
  }
  return <OpenThread thread={thread} guest={guest} />;
}

function OpenThread({
  thread,
  guest,
}: {
  readonly thread: ThreadState;
  readonly guest: boolean;
}): ReactElement {
  const t = useTranslations('thread');
  const retry = useTranslations('threads');
  const chat = useChat();
  const failed = thread.history === 'failed' && thread.timeline.length === 0;
  const directory = useDirectory(Object.keys(thread.participants));
  return (
    <DirectoryContext value={directory}>
      <ThreadHeader thread={thread} guest={guest} />
      {failed ? (
        <ErrorState
          title={t('failed')}
          action={retry('retry')}
          onAction={() => void chat.open(thread.id).catch(() => undefined)}
        />
      ) : (
        <MessageList thread={thread} />
      )}
      <TypingLine thread={thread} />
      {thread.membership === 'member' ? (
        <Composer threadId={thread.id} />
      ) : (
        <Alert radius={0} color="gray" role="status">
          {t(thread.membership)}
        </Alert>
      )}
    </DirectoryContext>
  );
}

function ThreadHeader({
  thread,
  guest,
}: {
  readonly thread: ThreadState;
  readonly guest: boolean;
}): ReactElement {
  const t = useTranslations('thread');
  const threads = useTranslations('threads');
  const [people, showPeople] = useDisclosure(false);
  const [renaming, rename] = useDisclosure(false);
  const wide = useMediaQuery('(min-width: 48em)', true, { getInitialValueInEffect: false });
  const title = useNames(thread).title();
  usePlace(title);
  const member = thread.membership === 'member';
  const count = Object.keys(thread.participants).length;

  return (
    <Group
      component="header"
      p="sm"
      gap="xs"
      wrap="nowrap"
      style={{ borderBottom: '1px solid var(--mantine-color-default-border)' }}
    >
      {!wide && !guest && (
        <ActionIcon
          component={Link}
          href="/chat"
          variant="subtle"
          size="lg"
          aria-label={threads('back')}
        >
          <IconArrowLeft size={20} />
        </ActionIcon>
      )}
      {renaming ? (
        <TopicForm thread={thread} onDone={rename.close} />
      ) : (
        <>
          <Box flex={1} miw={0}>
            <Title order={2} size="h5" lineClamp={1}>
              {title}
            </Title>
            {member && (
              <Text size="xs" c="dimmed">
                {t('people', { count })}
              </Text>
            )}
          </Box>
          {!guest && <CallButtons thread={thread} />}
          {member && !guest && (
            <Tooltip label={t('rename')}>
              <ActionIcon variant="subtle" size="lg" aria-label={t('rename')} onClick={rename.open}>
                <IconPencil size={20} />
              </ActionIcon>
            </Tooltip>
          )}
          {member && (
            <Tooltip label={t('showPeople')}>
              <ActionIcon
                variant="subtle"
                size="lg"
                aria-label={t('showPeople')}
                onClick={showPeople.open}
              >
                <IconUsers size={20} />
              </ActionIcon>
            </Tooltip>
          )}
        </>
      )}
      <PeoplePanel thread={thread} guest={guest} opened={people} onClose={showPeople.close} />
    </Group>
  );
}
