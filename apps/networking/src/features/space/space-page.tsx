'use client';

import { Box, Group, Stack, Tabs, Text, Title } from '@mantine/core';
import { useThread } from '@switchboard/chat/react';
import { Waiting } from '@switchboard/page-client';
import { ErrorState, usePlace } from '@switchboard/ui';
import dynamic from 'next/dynamic';
import { useRouter } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { BoardPanel } from './board/board-panel';
import { FileNews } from './files/file-news';
import { PathPanel } from './panels/path-panel';
import { PathSwitch } from './panels/path-switch';
import { PathTrouble } from './panels/path-trouble';
import { PeoplePanel } from './panels/people-panel';
import { ThingsPanel } from './panels/things-panel';
import { SpaceContext } from './space-context';
import { useOpenSpace } from './use-open-space';

/** The three-dimensional part is a chunk of its own: it weighs more than all the rest. */
const SpaceCanvas = dynamic(() => import('./scene/space-canvas'), { ssr: false });

export interface SpacePageProps {
  readonly threadId: string;
  /** Our own. */
  readonly name: string;
}

/** The space of a conversation: a room that all see, and beside it what is in it, in words. */
export function SpacePage({ threadId, name }: SpacePageProps): ReactElement {
  const t = useTranslations('space');
  const router = useRouter();
  const thread = useThread(threadId);
  const open = useOpenSpace(threadId, name);
  usePlace(thread?.topic);
  if (thread && (thread.history === 'failed' || thread.membership !== 'member')) {
    return (
      <ErrorState
        title={t('notFound')}
        text={t('notFoundText')}
        action={t('toSpaces')}
        onAction={() => router.push('/home')}
      />
    );
  }
  if (!open) return <Waiting label={t('opening')} paused={false} />;
  return (
    <SpaceContext value={open}>
      <Stack gap="sm">
        <Group justify="space-between" gap="sm">
          <Title order={1} size="h3" lineClamp={1}>
            {thread?.topic}
          </Title>
          <PathSwitch threadId={threadId} />
        </Group>
        <PathTrouble threadId={threadId} />
        <FileNews threadId={threadId} />
        <div className="space-columns">
          <Box className="space-scene">
            <SpaceCanvas threadId={threadId} />
            <Text size="xs" c="dimmed" className="space-hint">
              {t('hint')}
            </Text>
          </Box>
          <Panels threadId={threadId} name={name} />
        </div>
      </Stack>
    </SpaceContext>
  );
}

function Panels({ threadId, name }: SpacePageProps): ReactElement {
  const t = useTranslations('space.tabs');
  return (
    <Tabs defaultValue="people" keepMounted={false} variant="outline">
      <Tabs.List>
        <Tabs.Tab value="people">{t('people')}</Tabs.Tab>
        <Tabs.Tab value="things">{t('things')}</Tabs.Tab>
        <Tabs.Tab value="board">{t('board')}</Tabs.Tab>
        <Tabs.Tab value="network">{t('network')}</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="people" pt="sm">
        <PeoplePanel threadId={threadId} name={name} />
      </Tabs.Panel>
      <Tabs.Panel value="things" pt="sm">
        <ThingsPanel threadId={threadId} />
      </Tabs.Panel>
      <Tabs.Panel value="board" pt="sm">
        <BoardPanel />
      </Tabs.Panel>
      <Tabs.Panel value="network" pt="sm">
        <PathPanel threadId={threadId} />
      </Tabs.Panel>
    </Tabs>
  );
}
