'use client';

import { Anchor, Card, Progress, Stack, Text } from '@mantine/core';
import { PageHeader, QueryTrouble, Waiting } from '@switchboard/page-client';
import { displayNumber } from '@switchboard/telephony';
import type { CampaignView } from '@switchboard/telephony-api/client';
import { usePlace } from '@switchboard/ui';
import { IconArrowLeft } from '@tabler/icons-react';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { CampaignCommands } from './campaign-commands';
import { progressOf } from './progress-of';
import { Recipients } from './recipients';
import { useCampaign } from './use-campaigns';

/** One campaign: how far it is, what can be done with it, and what became of each recipient. */
export function CampaignPanel({ campaignId }: { readonly campaignId: string }): ReactElement {
  const t = useTranslations('campaigns');
  const query = useCampaign(campaignId);
  return (
    <div className="page">
      <Anchor component={Link} href="/campaigns" size="sm" className="back-link" mb="sm">
        <IconArrowLeft size={16} aria-hidden />
        {t('all')}
      </Anchor>
      {query.data ? (
        <Campaign campaign={query.data} />
      ) : query.error || query.isPaused ? (
        <QueryTrouble title={t('failedOne')} query={query} />
      ) : (
        <Waiting label={t('loading')} paused={false} />
      )}
    </div>
  );
}

function Campaign({ campaign }: { readonly campaign: CampaignView }): ReactElement {
  const t = useTranslations('campaigns');
  usePlace(campaign.name);
  const { name, state, ours, by, text, counts, delivered } = campaign;
  const { done, total, percent } = progressOf(campaign);
  return (
    <Stack>
      <PageHeader title={name} text={t('about', { number: displayNumber(ours), name: by.name })}>
        <CampaignCommands campaign={campaign} />
      </PageHeader>
      <Card withBorder padding="md">
        <Text fw={600} mb={6} role="status">
          {t(`states.${state}`)} · {t('doneOf', { done, total })}
        </Text>
        <Progress value={percent} aria-label={t('progress')} mb="xs" />
        <Text size="sm" c="dimmed">
          {t('counts', { ...counts, delivered })}
        </Text>
      </Card>
      <div className="bubble-row" data-direction="out">
        <div className="bubble">{text}</div>
      </div>
      <Recipients campaignId={campaign.id} />
    </Stack>
  );
}
