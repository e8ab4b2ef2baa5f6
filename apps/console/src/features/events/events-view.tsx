'use client';

import { Tabs } from '@mantine/core';
import { PageHeader, useAddressFilter } from '@switchboard/page-client';
import { IconFlask, IconListDetails, IconWebhook } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ControlTrouble } from '../shell/control-trouble';
import { DeliveriesPanel } from './deliveries-panel';
import { readPlace, TABS, writePlace } from './events-place';
import { LabBanner } from './lab-banner';
import { LabPanel } from './lab-panel';
import { SubscriptionsPanel } from './subscriptions-panel';
import { useSubscriptions } from './use-subscriptions';

const ICONS = { subscriptions: IconWebhook, deliveries: IconListDetails, lab: IconFlask } as const;

/** Who gets events, what became of them, and what goes wrong with them on purpose. */
export function EventsView(): ReactElement {
  const t = useTranslations('events');
  const [place, change] = useAddressFilter('/events', readPlace, writePlace);
  const query = useSubscriptions();
  const header = <PageHeader title={t('title')} text={t('text')} />;
  if (!query.data && (query.error || query.isPaused)) {
    return (
      <>
        {header}
        <ControlTrouble area="events" query={query} />
      </>
    );
  }
  return (
    <>
      {header}
      <LabBanner />
      <Tabs
        value={place.tab}
        keepMounted={false}
        onChange={(tab) => change({ tab: TABS.find((one) => one === tab) ?? 'subscriptions' })}
      >
        <Tabs.List mb="md">
          {TABS.map((tab) => {
            const Icon = ICONS[tab];
            return (
              <Tabs.Tab key={tab} value={tab} leftSection={<Icon size={16} aria-hidden />}>
                {t(`tab.${tab}`)}
              </Tabs.Tab>
            );
          })}
        </Tabs.List>
        <Tabs.Panel value="subscriptions">
          <SubscriptionsPanel
            subscriptions={query.data}
            onDeliveries={(subscription) => change({ tab: 'deliveries', subscription })}
          />
        </Tabs.Panel>
        <Tabs.Panel value="deliveries">
          <DeliveriesPanel place={place} onChange={change} subscriptions={query.data ?? []} />
        </Tabs.Panel>
        <Tabs.Panel value="lab">
          <LabPanel />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
