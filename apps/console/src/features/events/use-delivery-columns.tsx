'use client';

import { Button } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { Moment } from '../shell/moment';
import { DeliveryState } from './delivery-state';
import { shortType } from './event-types';
import type { EventDelivery } from './use-deliveries';

/** @param onOpen asked of one whose attempts are of interest */
export function useDeliveryColumns(onOpen: (id: number) => void): readonly Column<EventDelivery>[] {
  const t = useTranslations('events.deliveries');
  return [
    { id: 'type', header: t('type'), main: true, cell: ({ type }) => shortType(type) },
    {
      id: 'state',
      header: t('state'),
      short: true,
      cell: ({ state }) => <DeliveryState state={state} />,
    },
    {
      id: 'subscription',
      header: t('subscription'),
      short: true,
      cell: ({ subscription }) => subscription ?? t('gone'),
    },
    {
      id: 'attempts',
      header: t('attempts'),
      short: true,
      align: 'end',
      cell: (one) => one.attempts,
    },
    {
      id: 'outcome',
      header: t('outcome'),
      short: true,
      cell: ({ lastOutcome }) => lastOutcome ?? '–',
    },
    {
      id: 'published',
      header: t('published'),
      short: true,
      cell: ({ publishedAt }) => <Moment at={publishedAt} />,
    },
    {
      id: 'subject',
      header: t('subject'),
      extra: true,
      cell: ({ subject }) => <span className="code breakable">{subject}</span>,
    },
    {
      id: 'details',
      header: t('details'),
      short: true,
      cell: ({ id, type }) => (
        <Button
          variant="subtle"
          size="compact-sm"
          aria-label={t('detailsOf', { type: shortType(type), id })}
          onClick={() => onOpen(id)}
        >
          {t('details')}
        </Button>
      ),
    },
  ];
}
