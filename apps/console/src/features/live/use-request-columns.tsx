'use client';

import { ActionIcon, Badge } from '@mantine/core';
import type { Column } from '@switchboard/ui';
import { IconRoute } from '@tabler/icons-react';
import { useFormatter, useTranslations } from 'use-intl';
import type { FeedItem } from './live-feed';
import { StatusBadge } from './status-badge';

export function useRequestColumns(
  follow: (requestId: string) => void,
): readonly Column<FeedItem>[] {
  const t = useTranslations('live');
  const format = useFormatter();
  return [
    {
      id: 'request',
      header: t('request'),
      main: true,
      cell: ({ method, path }) => (
        <span className="code">
          {method} {path}
        </span>
      ),
    },
    {
      id: 'status',
      header: t('status'),
      short: true,
      cell: ({ status }) => <StatusBadge status={status} />,
    },
    {
      id: 'who',
      header: t('who'),
      short: true,
      cell: ({ who }) => (who === 'key' ? t('key') : (who ?? '–')),
    },
    {
      id: 'process',
      header: t('process'),
      short: true,
      cell: ({ process }) => (
        <Badge variant="default" tt="none">
          {t(`processes.${process}`)}
        </Badge>
      ),
    },
    { id: 'ms', header: t('took'), align: 'end', short: true, cell: ({ ms }) => t('ms', { ms }) },
    {
      id: 'at',
      header: t('at'),
      short: true,
      cell: ({ at }) => (
        <time dateTime={at} className="moment">
          {format.dateTime(new Date(at), { timeStyle: 'medium' })}
        </time>
      ),
    },
    {
      id: 'operation',
      header: t('operation'),
      short: true,
      extra: true,
      cell: ({ operation }) => operation ?? '–',
    },
    {
      id: 'follow',
      header: t('followHead'),
      short: true,
      cell: ({ requestId, method, path }) => (
        <ActionIcon
          variant="subtle"
          aria-label={t('follow', { request: `${method} ${path}` })}
          onClick={() => follow(requestId)}
        >
          <IconRoute size={18} />
        </ActionIcon>
      ),
    },
  ];
}
