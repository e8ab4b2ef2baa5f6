'use client';

import { Tabs } from '@mantine/core';
import { PageHeader } from '@switchboard/page-client';
import {
  IconActivity,
  IconBug,
  IconClock,
  IconPlugConnected,
  IconRoute,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ControlTrouble } from '../shell/control-trouble';
import { ClockPanel } from './clock-panel';
import { ConnectionsPanel } from './connections-panel';
import { FaultsPanel } from './faults-panel';
import { RelayPanel } from './relay-panel';
import { RequestsPanel } from './requests-panel';
import { StatesPanel } from './states-panel';
import { useLiveState } from './use-live-state';

const TABS = {
  requests: IconActivity,
  connections: IconPlugConnected,
  relay: IconRoute,
  faults: IconBug,
  state: IconClock,
} as const;

/** What a data plane of one's own is doing, and what one may do to it. */
export function LiveView(): ReactElement {
  const t = useTranslations('live');
  const query = useLiveState();
  const state = query.data;
  return (
    <>
      <PageHeader title={t('title')} text={t('text')} />
      {!state && (query.error || query.isPaused) ? (
        <ControlTrouble area="live" query={query} />
      ) : (
        <Tabs defaultValue="requests" keepMounted={false}>
          <Tabs.List mb="md">
            {Object.entries(TABS).map(([id, Icon]) => (
              <Tabs.Tab key={id} value={id} leftSection={<Icon size={16} aria-hidden />}>
                {t(`tab.${id as keyof typeof TABS}`)}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value="requests">
            <RequestsPanel />
          </Tabs.Panel>
          <Tabs.Panel value="connections">
            <ConnectionsPanel state={state} busy={query.isFetching} refetch={query.refetch} />
          </Tabs.Panel>
          <Tabs.Panel value="relay">
            <RelayPanel />
          </Tabs.Panel>
          <Tabs.Panel value="faults">
            <FaultsPanel state={state} />
          </Tabs.Panel>
          <Tabs.Panel value="state">
            <ClockPanel state={state} />
            <StatesPanel state={state} />
          </Tabs.Panel>
        </Tabs>
      )}
    </>
  );
}
