'use client';

import { Group } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import Link from 'next/link';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { PushStateName } from './push-state-name';
import { ServiceIcon } from './service-icon';
import type { PushDelivery } from './use-push';
import { usePushWords } from './use-push-words';

export function usePushColumns(): readonly Column<PushDelivery>[] {
  const t = useTranslations('push');
  const words = usePushWords();
  const moment = (at: string | null) => (at === null ? '–' : <Moment at={at} />);
  return [
    {
      id: 'person',
      header: t('person'),
      main: true,
      cell: ({ person }) => <Person person={person} />,
    },
    { id: 'type', header: t('type'), short: true, cell: ({ type }) => words.type(type) },
    {
      id: 'service',
      header: t('service'),
      short: true,
      cell: ({ service }) => (
        <Group component="span" gap={6} wrap="nowrap" display="inline-flex">
          <ServiceIcon service={service} />
          {t(`services.${service}`)}
        </Group>
      ),
    },
    {
      id: 'state',
      header: t('state'),
      short: true,
      cell: ({ state }) => <PushStateName state={state} />,
    },
    {
      id: 'reason',
      header: t('reason'),
      cell: ({ reason }) =>
        reason === null ? '–' : <span title={reason}>{words.reason(reason)}</span>,
    },
    {
      id: 'created',
      header: t('created'),
      short: true,
      cell: ({ createdAt }) => moment(createdAt),
    },
    {
      id: 'attempts',
      header: t('attempts'),
      short: true,
      align: 'end',
      cell: ({ attempts }) => attempts,
    },
    ...extraColumns(t, moment),
  ];
}

function extraColumns(
  t: ReturnType<typeof useTranslations<'push'>>,
  moment: (at: string | null) => ReactElement | string,
): readonly Column<PushDelivery>[] {
  return [
    {
      ...{ id: 'ended', header: t('ended'), short: true, extra: true },
      cell: ({ endedAt }) => moment(endedAt),
    },
    {
      ...{ id: 'bytes', header: t('bytes'), short: true, extra: true, align: 'end' as const },
      cell: ({ bytes }) => bytes ?? '–',
    },
    {
      ...{ id: 'installation', header: t('installation'), extra: true },
      cell: ({ installationId }) => <span className="code breakable">{installationId}</span>,
    },
    {
      ...{ id: 'event', header: t('event'), extra: true },
      cell: ({ eventId }) => <span className="code breakable">{eventId}</span>,
    },
  ];
}

function Person({ person: { id, name } }: Pick<PushDelivery, 'person'>): ReactElement {
  const t = useTranslations('push');
  if (id === null) return <span>{t('nobody')}</span>;
  return <Link href={`/people/${id}`}>{name ?? id}</Link>;
}
