'use client';

import { Moment } from '@switchboard/page-client';
import type { HandoverView } from '@switchboard/telephony-api/client';
import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { Since } from '../calls/since';
import { durationOf } from '../calls/duration-of';
import { useCustomer } from './use-customer';

const SECOND_MS = 1_000;

/** What all lists of handovers say first. */
function useFirstColumns(): readonly Column<HandoverView>[] {
  const t = useTranslations('handovers');
  const words = useTranslations('handover');
  const customer = useCustomer();
  return [
    { id: 'customer', header: t('customer'), main: true, cell: customer },
    {
      id: 'channel',
      header: t('channel'),
      short: true,
      cell: ({ channel }) => words(`channels.${channel}`),
    },
    { id: 'team', header: t('team'), cell: ({ team }) => team.name },
    { id: 'state', header: t('state'), cell: ({ state }) => t(`states.${state}`) },
    { id: 'colleague', header: t('colleague'), cell: ({ colleague }) => colleague?.name || '–' },
  ];
}

export function useOpenColumns(): readonly Column<HandoverView>[] {
  const t = useTranslations('handovers');
  return [
    ...useFirstColumns(),
    {
      ...{ id: 'waited', header: t('waiting'), align: 'end', short: true },
      cell: (handover) => (isWaiting(handover) ? <Since at={handover.at} /> : waited(handover)),
    },
  ];
}

export function usePastColumns(): readonly Column<HandoverView>[] {
  const t = useTranslations('handovers');
  return [
    ...useFirstColumns(),
    { id: 'waited', header: t('waited'), align: 'end', short: true, cell: waited },
    { id: 'at', header: t('at'), short: true, cell: ({ at }) => <Moment at={at} /> },
  ];
}

function isWaiting({ state }: HandoverView): boolean {
  return state === 'waiting' || state === 'offered';
}

/** How long it took until somebody accepted, or until it was over without. */
function waited({ at, acceptedAt, endedAt }: HandoverView): string {
  const until = acceptedAt ?? endedAt;
  if (until === null) return '–';
  return durationOf(Math.max(0, Math.round((Date.parse(until) - Date.parse(at)) / SECOND_MS)));
}
