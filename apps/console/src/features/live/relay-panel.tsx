'use client';

import { Alert, Button, Group, Text } from '@mantine/core';
import { can } from '@switchboard/identity';
import { QueryTrouble, useConfirm, useTableWords } from '@switchboard/page-client';
import { DataTable, EmptyState } from '@switchboard/ui';
import { IconInfoCircle, IconRefresh, IconRoute } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMe } from '../shell/use-me';
import { useRelayColumns } from './use-relay-columns';
import { useRelayTotal } from './use-relay-total';
import { useEndRelay, useRelayUse } from './use-relay-use';
import type { RelayUser } from './use-relay-use';

/** Who sends how much through relays, and the ending of it. */
export function RelayPanel(): ReactElement {
  const t = useTranslations('relay');
  const query = useRelayUse();
  const use = query.data;
  if (!use && (query.error || query.isPaused)) {
    return <QueryTrouble title={t('failed')} query={query} />;
  }
  if (use?.known === false) {
    return (
      <Alert icon={<IconInfoCircle />} title={t('unknown')}>
        {t('unknownText')}
      </Alert>
    );
  }
  return <RelayTable query={query} />;
}

function RelayTable({ query }: { readonly query: ReturnType<typeof useRelayUse> }): ReactElement {
  const t = useTranslations('relay');
  const words = useTableWords();
  const total = useRelayTotal(query.data?.total);
  const [question, ask] = useConfirm();
  const end = useEndRelay();
  const mayEnd = can(useMe().role, 'token.revoke');
  const askFirst = (personId: string, name: string): void =>
    ask(t('endAsk', { name }), t('end'), () => end.mutate(personId));
  const columns = useRelayColumns(mayEnd ? askFirst : undefined);
  return (
    <>
      {question}
      <DataTable
        name="live-relay"
        caption={t('caption')}
        columns={columns}
        rows={query.data?.people}
        rowKey={({ userId }: RelayUser) => userId ?? ''}
        busy={query.isFetching}
        empty={
          <EmptyState
            icon={<IconRoute size={36} stroke={1.5} />}
            title={t('nobody')}
            text={t('nobodyText')}
          />
        }
        toolbar={
          <Group>
            <Button
              variant="default"
              leftSection={<IconRefresh size={16} />}
              onClick={() => void query.refetch()}
            >
              {t('look')}
            </Button>
            <Text size="sm" role="status">
              {total}
            </Text>
          </Group>
        }
        words={words}
      />
    </>
  );
}
