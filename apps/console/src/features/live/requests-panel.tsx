'use client';

import { Button, Group } from '@mantine/core';
import { QueryTrouble, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconActivity, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { FeedFilters } from './feed-filters';
import { isWanted, noFilter } from './live-feed';
import { TraceDrawer } from './trace-drawer';
import { useFeed } from './use-feed';
import { useRequestColumns } from './use-request-columns';

/** Requests as they are answered: filtered, held still, and followed one by one. */
export function RequestsPanel(): ReactElement {
  const t = useTranslations('live');
  const [paused, setPaused] = useState(false);
  const [filter, setFilter] = useState(noFilter);
  const [followed, setFollowed] = useState<string>();
  const { feed, state, failure } = useFeed(paused);
  const columns = useRequestColumns(setFollowed);
  const words = useTableWords();
  const query = { error: failure, isPaused: false, refetch: () => location.reload() };
  return (
    <>
      <DataTable
        name="live-requests"
        caption={t('requests')}
        columns={columns}
        rows={
          state === 'connecting' && feed.last === 0
            ? undefined
            : feed.items.filter((one) => isWanted(one, filter))
        }
        rowKey={({ key }) => String(key)}
        problem={state === 'lost' && <QueryTrouble title={t('lost')} query={query} />}
        empty={
          <EmptyState
            icon={<IconActivity size={36} stroke={1.5} />}
            title={t(feed.last === 0 ? 'quiet' : 'noMatch')}
            text={t(feed.last === 0 ? 'quietText' : 'noMatchText')}
          />
        }
        toolbar={
          <Group align="flex-end" gap="sm">
            <FeedFilters filter={filter} onFilter={setFilter} />
            <Button
              variant="default"
              aria-pressed={paused}
              leftSection={paused ? <IconPlayerPlay size={16} /> : <IconPlayerPause size={16} />}
              onClick={() => setPaused(!paused)}
            >
              {t(paused ? 'goOn' : 'pause')}
            </Button>
          </Group>
        }
        words={words}
      />
      <TraceDrawer requestId={followed} onClose={() => setFollowed(undefined)} />
    </>
  );
}
