'use client';

import { Button, Group, Loader, Text } from '@mantine/core';
import { useCallAgent } from '@switchboard/calling/react';
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { knownRelays } from '../engine/relays';
import { testNetwork } from './test-network';

/** Whether the service is there, and whether sound and picture will find a way, in words. */
export function NetworkCheck(): ReactElement {
  const t = useTranslations('lobby');
  const connected = useCallAgent().status === 'connected';
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: ['network-test'],
    queryFn: ({ signal }) => testNetwork(knownRelays(), signal),
    enabled: connected,
    retry: false,
    gcTime: 0,
    // Being online or not is what it finds out.
    networkMode: 'always',
    refetchOnWindowFocus: false,
  });
  if (!connected) return <Finding good={false} text={t('unreachable')} />;
  if (isFetching) {
    return (
      <Group gap="xs" role="status">
        <Loader size="xs" aria-hidden />
        <Text size="sm">{t('network.testing')}</Text>
      </Group>
    );
  }
  const finding = data ?? { word: 'unknown' as const };
  const ms = finding.word === 'relayed' ? Math.max(1, Math.round(finding.roundTripMs)) : 0;
  return (
    <Group gap="xs" justify="space-between" wrap="nowrap">
      <Finding
        good={!error && (finding.word === 'relayed' || finding.word === 'reachable')}
        text={`${t('reachable')} ${t(`network.${finding.word}`, { ms })}`}
      />
      <Button variant="subtle" size="compact-sm" miw="max-content" onClick={() => void refetch()}>
        {t('network.again')}
      </Button>
    </Group>
  );
}

function Finding({ good, text }: { readonly good: boolean; readonly text: string }): ReactElement {
  const Icon = good ? IconCheck : IconAlertTriangle;
  return (
    <Group gap="xs" wrap="nowrap" role="status">
      <Icon size={18} style={{ flexShrink: 0 }} aria-hidden />
      <Text size="sm">{text}</Text>
    </Group>
  );
}
