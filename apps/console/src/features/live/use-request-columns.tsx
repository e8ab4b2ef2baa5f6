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
    { id: 'status', header: t('status'), cell: ({ status }) => <StatusBadge status={status} /> },
    { id: 'who', header: t('who'), cell: ({ who }) => (who === 'key' ? t('key') : (who ?? '–')) },
    {
      id: 'process',
      header: t('process'),
      cell: ({ process }) => (
        <Badge variant="default" tt="none">
          {t(`processes.${process}`)}
        </Badge>
      ),
    },
    { id: 'ms', header: t('took'), align: 'end', cell: ({ ms }) => t('ms', { ms }) },
    {
      id: 'at',
      header: t('at'),
      cell: ({ at }) => (
        <time dateTime={at} className="moment">
          {format.dateTime(new Date(at), { timeStyle: 'medium' })}
        </time>
      ),
    },
    {
      id: 'operation',
      header: t('operation'),
      extra: true,
      cell: ({ operation }) => operation ?? '–',
    },
    {
      id: 'follow',
      header: t('followHead'),
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
