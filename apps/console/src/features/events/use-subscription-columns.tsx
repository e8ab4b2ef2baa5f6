'use client';

import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { Moment } from '../shell/moment';
import { shortType } from './event-types';
import { FilterSummary } from './filter-summary';
import { SubscriptionActions } from './subscription-actions';
import { SubscriptionState } from './subscription-state';
import type { SubscriptionOptions } from './subscription-options';
import type { EventSubscription } from './use-subscriptions';

export function useSubscriptionColumns(
  options: SubscriptionOptions,
): readonly Column<EventSubscription>[] {
  const t = useTranslations('events');
  return [
    { id: 'name', header: t('name'), main: true, cell: ({ name }) => name },
    {
      id: 'state',
      header: t('state'),
      cell: (subscription) => <SubscriptionState subscription={subscription} />,
    },
    {
      id: 'endpoint',
      header: t('endpoint'),
      cell: ({ endpoint, hasQuery }) => (
        <span className="code breakable">
          {endpoint}
          {hasQuery && `?${t('hiddenQuery')}`}
        </span>
      ),
    },
    {
      id: 'types',
      header: t('types'),
      cell: ({ filter: { includedEventTypes } }) =>
        includedEventTypes?.map(shortType).join(', ') ?? t('allTypes'),
    },
    {
      id: 'filter',
      header: t('filter'),
      cell: ({ filter }) => <FilterSummary filter={filter} />,
    },
    {
      id: 'schema',
      header: t('schema'),
      short: true,
      extra: true,
      cell: ({ schema }) => t(`schemas.${schema}`),
    },
    {
      id: 'retries',
      header: t('retries'),
      extra: true,
      cell: ({ retry, deadLetters }) =>
        [
          t('retryWords', {
            attempts: retry.maxDeliveryAttempts,
            minutes: retry.eventTimeToLiveInMinutes,
          }),
          t(deadLetters ? 'thenKept' : 'thenDropped'),
        ].join(', '),
    },
    {
      id: 'headers',
      header: t('headers'),
      extra: true,
      cell: ({ headers }) => headers.join(', ') || '–',
    },
    {
      id: 'created',
      header: t('created'),
      short: true,
      extra: true,
      cell: ({ createdAt }) => <Moment at={createdAt} />,
    },
    {
      id: 'actions',
      header: t('actions'),
      short: true,
      cell: (subscription) => <SubscriptionActions subscription={subscription} {...options} />,
    },
  ];
}
