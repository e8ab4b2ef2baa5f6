'use client';

import { Button, Select } from '@mantine/core';
import { can } from '@switchboard/identity';
import { QueryTrouble, usePaging, useTableWords } from '@switchboard/page-client';
import { DataTable, useCursors } from '@switchboard/ui';
import { IconListDetails, IconRefresh, IconRepeat } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { NothingFound } from '../shell/nothing-found';
import { useMe } from '../shell/use-me';
import { DeliveryDrawer } from './delivery-drawer';
import { DELIVERY_STATES, writePlace } from './events-place';
import type { EventsPlace } from './events-place';
import { ReplayDialog } from './replay-dialog';
import { useDeliveries } from './use-deliveries';
import { useDeliveryColumns } from './use-delivery-columns';
import type { EventSubscription } from './use-subscriptions';

interface DeliveriesProps {
  readonly place: EventsPlace;
  readonly onChange: (change: Partial<EventsPlace>) => void;
  readonly subscriptions: readonly EventSubscription[];
}

/** What became of the events of the last days, attempt by attempt; and doing it again. */
export function DeliveriesPanel(props: DeliveriesProps): ReactElement {
  const t = useTranslations('events.deliveries');
  const { place, onChange, subscriptions } = props;
  const cursors = useCursors(writePlace(place));
  const query = useDeliveries(place, cursors.cursor);
  const [opened, open] = useState<number>();
  const columns = useDeliveryColumns(open);
  const words = useTableWords();
  const paging = usePaging(cursors, query.data?.cursor);
  const nothing = !query.data && (query.error || query.isPaused);
  return (
    <>
      <DataTable
        name="event-deliveries"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => String(id)}
        busy={query.isPlaceholderData}
        problem={nothing && <QueryTrouble title={t('failed')} query={query} />}
        empty={
          <NothingFound
            list="events.deliveries"
            icon={<IconListDetails size={36} stroke={1.5} />}
            isFiltered={place.subscription !== null || place.state !== null}
            onClear={() => onChange({ subscription: null, state: null })}
          />
        }
        toolbar={
          <DeliveryTools
            {...{ place, onChange, subscriptions }}
            onRefresh={() => void query.refetch()}
          />
        }
        paging={paging}
        words={{ ...words, previous: t('newer'), next: t('older') }}
      />
      <DeliveryDrawer
        delivery={query.data?.items.find(({ id }) => id === opened)}
        onClose={() => open(undefined)}
      />
    </>
  );
}

function DeliveryTools({
  place,
  onChange,
  subscriptions,
  onRefresh,
}: DeliveriesProps & { readonly onRefresh: () => void }): ReactElement {
  const t = useTranslations('events.deliveries');
  const mayReplay = can(useMe().role, 'event.replay');
  const [replaying, setReplaying] = useState(false);
  return (
    <>
      <Select
        label={t('subscription')}
        placeholder={t('anySubscription')}
        data={subscriptions.map(({ name }) => name)}
        value={place.subscription}
        onChange={(subscription) => onChange({ subscription })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearSubscription') }}
        w={220}
      />
      <Select
        label={t('state')}
        placeholder={t('anyState')}
        data={DELIVERY_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={place.state}
        onChange={(state) =>
          onChange({ state: DELIVERY_STATES.find((one) => one === state) ?? null })
        }
        clearable
        clearButtonProps={{ 'aria-label': t('clearState') }}
        w={180}
      />
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={onRefresh}
      >
        {t('look')}
      </Button>
      {mayReplay && (
        <Button
          variant="default"
          leftSection={<IconRepeat size={16} aria-hidden />}
          onClick={() => setReplaying(true)}
        >
          {t('replayMany')}
        </Button>
      )}
      {replaying && (
        <ReplayDialog
          subscription={place.subscription}
          subscriptions={subscriptions}
          onClose={() => setReplaying(false)}
        />
      )}
    </>
  );
}
