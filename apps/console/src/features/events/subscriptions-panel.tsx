'use client';

import { Button } from '@mantine/core';
import { can } from '@switchboard/identity';
import { useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconPlus, IconWebhook } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { SubscriptionDialog } from './subscription-dialog';
import { useSubscriptionColumns } from './use-subscription-columns';
import type { EventSubscription } from './use-subscriptions';

/** Who gets events, and whether their endpoints have agreed. */
export function SubscriptionsPanel({
  subscriptions,
  onDeliveries,
}: {
  readonly subscriptions: readonly EventSubscription[] | undefined;
  readonly onDeliveries: (name: string) => void;
}): ReactElement {
  const t = useTranslations('events');
  const words = useTableWords();
  const mayManage = can(useMe().role, 'event.manage');
  const [edited, edit] = useState<EventSubscription | 'new'>();
  const columns = useSubscriptionColumns({ mayManage, onEdit: edit, onDeliveries });
  return (
    <>
      <DataTable
        name="event-subscriptions"
        caption={t('subscriptions')}
        columns={columns}
        rows={subscriptions}
        rowKey={({ name }) => name}
        empty={
          <EmptyState
            icon={<IconWebhook size={36} stroke={1.5} />}
            title={t('noSubscriptions')}
            text={t('noSubscriptionsText')}
          />
        }
        toolbar={
          mayManage && (
            <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => edit('new')}>
              {t('newSubscription')}
            </Button>
          )
        }
        words={words}
      />
      {edited && (
        <SubscriptionDialog
          subscription={edited === 'new' ? undefined : edited}
          onClose={() => edit(undefined)}
        />
      )}
    </>
  );
}
