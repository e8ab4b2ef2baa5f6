'use client';

import { Button, Group } from '@mantine/core';
import { access, useTableWords } from '@switchboard/page-client';
import { can } from '@switchboard/identity';
import { DataTable, EmptyState } from '@switchboard/ui';
import type { Column } from '@switchboard/ui';
import { IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { Moment } from '../shell/moment';
import { useMe } from '../shell/use-me';
import { useLiveAction } from './use-live-state';
import type { LiveState } from './use-live-state';

type Connection = LiveState['connections'][number];

/** Who is connected to the realtime channel, and the breaking of their sockets. */
export function ConnectionsPanel({
  state,
  busy,
  refetch,
}: {
  readonly state: LiveState | undefined;
  readonly busy: boolean;
  readonly refetch: () => unknown;
}): ReactElement {
  const t = useTranslations('live');
  const columns = useColumns();
  const words = useTableWords();
  const mayControl = can(useMe().role, 'live.control');
  const drop = useLiveAction((userId: string | undefined) =>
    access.live.dropConnections.mutate({ userId }),
  );
  return (
    <DataTable
      name="live-connections"
      caption={t('connections')}
      columns={columns}
      rows={state?.connections}
      rowKey={({ userId, connectedAt }) => `${userId} ${connectedAt}`}
      busy={busy}
      empty={
        <EmptyState
          icon={<IconPlugConnectedX size={36} stroke={1.5} />}
          title={t('nobody')}
          text={t('nobodyText')}
        />
      }
      toolbar={
        <Group>
          <Button variant="default" leftSection={<IconRefresh size={16} />} onClick={refetch}>
            {t('look')}
          </Button>
          {mayControl && (
            <Button
              variant="light"
              loading={drop.isPending}
              onClick={() => drop.mutate(undefined)}
              disabled={!state || state.connections.length === 0}
            >
              {t('dropAll')}
            </Button>
          )}
        </Group>
      }
      words={words}
    />
  );
}

function useColumns(): readonly Column<Connection>[] {
  const t = useTranslations('live');
  return [
    { id: 'who', header: t('who'), main: true, cell: ({ who, userId }) => who ?? userId },
    {
      id: 'transport',
      header: t('transport'),
      short: true,
      cell: ({ transport }) => t(`transports.${transport}`),
    },
    {
      id: 'since',
      header: t('since'),
      short: true,
      cell: ({ connectedAt }) => <Moment at={connectedAt} />,
    },
    { id: 'queued', header: t('queued'), align: 'end', short: true, cell: ({ queued }) => queued },
    {
      id: 'user',
      header: t('user'),
      extra: true,
      cell: ({ userId }) => <span className="code">{userId}</span>,
    },
  ];
}
