'use client';

import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import type { FeedFilter } from './live-feed';

const PROCESSES = ['all', 'access', 'dataplane'] as const;
const STATUSES = ['all', 'refused', 'failed'] as const;

export function FeedFilters({
  filter,
  onFilter,
}: {
  readonly filter: FeedFilter;
  readonly onFilter: (filter: FeedFilter) => void;
}): ReactElement {
  const t = useTranslations('live');
  return (
    <>
      <TextInput
        label={t('find')}
        placeholder={t('findHint')}
        value={filter.text}
        onChange={({ currentTarget }) => onFilter({ ...filter, text: currentTarget.value })}
      />
      <NativeSelect
        label={t('process')}
        value={filter.process}
        data={PROCESSES.map((value) => ({ value, label: t(`processes.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, process: value as FeedFilter['process'] })
        }
      />
      <NativeSelect
        label={t('status')}
        value={filter.status}
        data={STATUSES.map((value) => ({ value, label: t(`statuses.${value}`) }))}
        onChange={({ currentTarget: { value } }) =>
          onFilter({ ...filter, status: value as FeedFilter['status'] })
        }
      />
    </>
  );
}
