'use client';

import { Button, Progress, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { can } from '@switchboard/identity';
import {
  Moment,
  PageHeader,
  QueryTrouble,
  usePaging,
  useTableWords,
} from '@switchboard/page-client';
import type { CampaignView } from '@switchboard/telephony-api/client';
import { DataTable, EmptyState, useCursors } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconPlus, IconSpeakerphone } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { RouterLink } from '../shell/router-link';
import { useMe } from '../shell/use-me';
import { NewCampaign } from './new-campaign';
import { progressOf } from './progress-of';
import { useCampaigns } from './use-campaigns';

/** One text to many, each once. */
export function CampaignsView(): ReactElement {
  const t = useTranslations('campaigns');
  const mayManage = can(useMe().role, 'campaign.manage');
  const [adding, add] = useDisclosure(false);
  const cursors = useCursors('campaigns');
  const campaigns = useCampaigns(cursors.cursor);
  const failed = !campaigns.data && (campaigns.error || campaigns.isPaused);
  return (
    <div className="page">
      <PageHeader title={t('title')} text={t('text')}>
        {mayManage && (
          <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={add.open}>
            {t('add')}
          </Button>
        )}
      </PageHeader>
      <DataTable
        name="campaigns"
        caption={t('title')}
        columns={useCampaignColumns()}
        rows={campaigns.data?.items}
        rowKey={({ id }) => id}
        rowHref={({ id }) => `/campaigns/${id}`}
        link={RouterLink}
        busy={campaigns.isPlaceholderData}
        problem={failed && <QueryTrouble title={t('failed')} query={campaigns} />}
        empty={
          <EmptyState
            icon={<IconSpeakerphone size={36} stroke={1.5} />}
            title={t('none')}
            text={t('noneText')}
          />
        }
        paging={usePaging(cursors, campaigns.data?.cursor)}
        words={useTableWords()}
      />
      <NewCampaign opened={adding} onClose={add.close} />
    </div>
  );
}

function useCampaignColumns(): readonly Column<CampaignView>[] {
  const t = useTranslations('campaigns');
  return [
    { id: 'name', header: t('name'), main: true, cell: ({ name }) => name },
    { id: 'state', header: t('state'), short: true, cell: ({ state }) => t(`states.${state}`) },
    {
      id: 'progress',
      header: t('progress'),
      cell: (campaign) => <SmallProgress campaign={campaign} />,
    },
    { id: 'by', header: t('by'), short: true, cell: ({ by }) => by.name },
    {
      id: 'created',
      header: t('created'),
      short: true,
      cell: ({ createdAt }) => <Moment at={createdAt} />,
    },
  ];
}

function SmallProgress({ campaign }: { readonly campaign: CampaignView }): ReactElement {
  const t = useTranslations('campaigns');
  const { done, total, percent } = progressOf(campaign);
  const label = t('doneOf', { done, total });
  return (
    <>
      <Progress value={percent} size="sm" aria-label={label} mb={4} />
      <Text size="xs" c="dimmed">
        {label}
      </Text>
    </>
  );
}
