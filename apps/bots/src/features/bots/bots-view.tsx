'use client';

import { SimpleGrid } from '@mantine/core';
import { PageHeader, QueryTrouble, Waiting } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconRobot } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { BotCard } from './bot-card';
import { ModelSection } from './model-section';
import { useBots } from './use-bots';

/** Every bot: whether it is on, and where it answers. */
export function BotsView(): ReactElement {
  const t = useTranslations('bots');
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')} />
      <List />
      <ModelSection />
    </div>
  );
}

function List(): ReactElement {
  const t = useTranslations('bots');
  const bots = useBots();
  if (!bots.data && bots.error) return <QueryTrouble title={t('failed')} query={bots} />;
  if (!bots.data) return <Waiting label={t('loading')} paused={bots.isPaused} />;
  if (bots.data.items.length === 0)
    return (
      <EmptyState
        icon={<IconRobot size={36} stroke={1.5} />}
        title={t('none')}
        text={t('noneText')}
      />
    );
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }}>
      {bots.data.items.map((bot) => (
        <BotCard key={bot.id} bot={bot} />
      ))}
    </SimpleGrid>
  );
}
