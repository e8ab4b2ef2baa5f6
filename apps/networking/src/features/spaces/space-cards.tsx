'use client';

import { Button, Card, Group, SimpleGrid, Text } from '@mantine/core';
import type { ThreadState } from '@switchboard/chat';
import { useChat } from '@switchboard/chat/react';
import { IconBox } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** A card for each space. */
export function SpaceCards({
  threads,
  isPartial,
}: {
  readonly threads: readonly ThreadState[];
  /** There are more than are listed. */
  readonly isPartial: boolean;
}): ReactElement {
  const t = useTranslations('spaces');
  const chat = useChat();
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2, lg: 3 }} component="nav" aria-label={t('title')}>
        {threads.map(({ id, topic }) => (
          <Card
            key={id}
            component={Link}
            href={`/spaces/${encodeURIComponent(id)}`}
            withBorder
            padding="md"
          >
            <Group wrap="nowrap">
              <IconBox size={28} stroke={1.4} aria-hidden />
              <Text fw={600} truncate>
                {topic || t('untitled')}
              </Text>
            </Group>
          </Card>
        ))}
      </SimpleGrid>
      {isPartial && (
        <Button
          variant="default"
          w="fit-content"
          onClick={() => void chat.moreThreads().catch(() => undefined)}
        >
          {t('more')}
        </Button>
      )}
    </>
  );
}
