'use client';

import type { Column } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import { Moment } from '../shell/moment';
import { TextStateName } from './text-state-name';
import type { LoggedText } from './use-texts';

export function useTextColumns(): readonly Column<LoggedText>[] {
  const t = useTranslations('texts');
  const moment = (at: string | null) => (at === null ? '–' : <Moment at={at} />);
  return [
    { id: 'recipient', header: t('recipient'), main: true, cell: ({ recipient }) => recipient },
    { id: 'sender', header: t('sender'), short: true, cell: ({ sender }) => sender },
    {
      id: 'state',
      header: t('state'),
      short: true,
      cell: ({ state }) => <TextStateName state={state} />,
    },
    { id: 'status', header: t('status'), cell: ({ status }) => status ?? '–' },
    {
      id: 'accepted',
      header: t('accepted'),
      short: true,
      cell: ({ acceptedAt }) => moment(acceptedAt),
    },
    {
      id: 'segments',
      header: t('segments'),
      short: true,
      align: 'end',
      cell: (one) => one.segments,
    },
    {
      id: 'attempts',
      header: t('attempts'),
      short: true,
      align: 'end',
      extra: true,
      cell: (one) => one.attempts,
    },
    {
      id: 'next',
      header: t('next'),
      short: true,
      extra: true,
      cell: ({ nextAttemptAt }) => moment(nextAttemptAt),
    },
    {
      id: 'ended',
      header: t('ended'),
      short: true,
      extra: true,
      cell: (one) => moment(one.endedAt),
    },
    {
      id: 'provider',
      header: t('provider'),
      short: true,
      extra: true,
      cell: ({ provider }) => provider ?? '–',
    },
    {
      id: 'kind',
      header: t('kind'),
      short: true,
      extra: true,
      cell: ({ isReply }) => t(isReply ? 'automatic' : 'ordinary'),
    },
    {
      id: 'id',
      header: t('id'),
      extra: true,
      cell: ({ id }) => <span className="code breakable">{id}</span>,
    },
  ];
}
