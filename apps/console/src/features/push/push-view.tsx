'use client';

import { Button, Select } from '@mantine/core';
import { PageHeader, useAddressFilter, usePaging, useTableWords } from '@switchboard/page-client';
import { DataTable, useCursors } from '@switchboard/ui';
import { IconBell, IconRefresh } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PersonFilter } from '../people/person-filter';
import { ControlTrouble } from '../shell/control-trouble';
import { NothingFound } from '../shell/nothing-found';
import {
  isNarrow,
  NO_FILTER,
  PUSH_STATES,
  readPushFilter,
  readState,
  writePushFilter,
} from './push-filter';
import type { PushFilter } from './push-filter';
import { ServiceCards } from './service-cards';
import { usePushDeliveries } from './use-push';
import { usePushColumns } from './use-push-columns';

/** Which device was told of what and what became of it, and the services that carry it. */
export function PushView(): ReactElement {
  const t = useTranslations('push');
  const [filter, change] = useAddressFilter('/push', readPushFilter, writePushFilter);
  const cursors = useCursors(writePushFilter(filter));
  const query = usePushDeliveries(filter, cursors.cursor);
  const columns = usePushColumns();
  const words = useTableWords();
  const paging = usePaging(cursors, query.data?.cursor);
  const header = <PageHeader title={t('title')} text={t('text')} />;
  if (!query.data && (query.error || query.isPaused)) {
    return (
      <>
        {header}
        <ControlTrouble area="push" query={query} />
      </>
    );
  }
  return (
    <>
      {header}
      <ServiceCards />
      <DataTable
        name="push"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.items}
        rowKey={({ id }) => id}
        busy={query.isPlaceholderData}
        empty={
          <NothingFound
            list="push"
            icon={<IconBell size={36} stroke={1.5} />}
            isFiltered={isNarrow(filter)}
            onClear={() => change(NO_FILTER)}
          />
        }
        toolbar={<PushTools filter={filter} onChange={change} />}
        paging={paging}
        words={{ ...words, previous: t('newer'), next: t('older') }}
      />
    </>
  );
}

function PushTools({
  filter,
  onChange,
}: {
  readonly filter: PushFilter;
  readonly onChange: (part: Partial<PushFilter>) => void;
}): ReactElement {
  const t = useTranslations('push');
  const queries = useQueryClient();
  return (
    <>
      <Select
        label={t('state')}
        placeholder={t('anyState')}
        data={PUSH_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
        value={filter.state}
        onChange={(state) => onChange({ state: readState(state) })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearState') }}
        w={220}
      />
      <PersonFilter personId={filter.personId} onChange={(personId) => onChange({ personId })} />
      <Button
        variant="default"
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => void queries.invalidateQueries({ queryKey: ['push'] })}
      >
        {t('look')}
      </Button>
    </>
  );
}
