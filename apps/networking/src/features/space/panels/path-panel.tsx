'use client';

import { Box, Stack, Table, Text, Title } from '@mantine/core';
import { systemClock } from '@switchboard/kernel';
import type { MeshPeerStatistics, PathStatistics } from '@switchboard/networking';
import { usePathStatistics } from '@switchboard/networking/react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useBytes } from '../files/file-rows';
import { PATH_KINDS } from '../session/space-state';
import type { PathKind } from '../session/space-state';
import { useSpace, useSpaceState } from '../space-context';
import { useNames } from '../use-names';
import { BenchmarkPanel } from './benchmark-panel';
import { RelaySwitch } from './relay-switch';
import { RoundTripChart } from './round-trip-chart';
import { useMeshStatistics } from './use-mesh-statistics';

/** Each path as it is: how fast, how even, what gets lost, and how much has passed. */
export function PathPanel({ threadId }: { readonly threadId: string }): ReactElement {
  const t = useTranslations('space.network');
  const { space } = useSpace();
  const { latest, history } = usePathStatistics(space.data, systemClock);
  const mesh = useMeshStatistics();
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {t('text')}
      </Text>
      <RoundTripChart history={history} />
      {PATH_KINDS.map((kind) => (
        <PathTable
          key={kind}
          kind={kind}
          statistics={latest[kind] ?? []}
          mesh={kind === 'mesh' ? mesh : []}
          threadId={threadId}
        />
      ))}
      <RelaySwitch />
      <BenchmarkPanel threadId={threadId} />
    </Stack>
  );
}

interface PathTableProps {
  readonly kind: PathKind;
  readonly statistics: readonly PathStatistics[];
  readonly mesh: readonly MeshPeerStatistics[];
  readonly threadId: string;
}

function PathTable({ kind, statistics, mesh, threadId }: PathTableProps): ReactElement {
  const t = useTranslations('space');
  const { paths } = useSpaceState();
  const nameOf = useNames(threadId);
  return (
    <Box component="section" aria-label={t(`path.${kind}`)}>
      <Title order={2} size="h5">
        {t(`path.${kind}`)}
      </Title>
      {statistics.length === 0 ? (
        <Text size="sm" c="dimmed">
          {t(paths[kind].status === 'open' ? 'network.nobody' : `network.${paths[kind].status}`)}
        </Text>
      ) : (
        <Table>
          <Table.Thead>
            <Table.Tr>
              {(['who', 'roundTrip', 'jitter', 'loss', 'bytes'] as const).map((column) => (
                <Table.Th key={column}>{t(`network.${column}`)}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {statistics.map((one) => (
              <PathRow key={one.peer} name={nameOf(one.peer)} statistics={one} />
            ))}
          </Table.Tbody>
        </Table>
      )}
      {mesh.map((one) => (
        <Text key={one.peer} size="xs" c="dimmed">
          {t('network.way', { name: nameOf(one.peer), way: wayOf(one) })}
        </Text>
      ))}
    </Box>
  );
}

function PathRow({
  name,
  statistics: { roundTripMs, jitterMs, loss, bytesSent, bytesReceived },
}: {
  readonly name: string;
  readonly statistics: PathStatistics;
}): ReactElement {
  const t = useTranslations('space.network');
  const format = useFormatter();
  const formatBytes = useBytes();
  const milliseconds = (value: number): string =>
    format.number(value, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 });
  return (
    <Table.Tr>
      <Table.Td>{name}</Table.Td>
      <Table.Td>{roundTripMs === undefined ? '–' : milliseconds(roundTripMs)}</Table.Td>
      <Table.Td>{milliseconds(jitterMs)}</Table.Td>
      <Table.Td>{format.number(loss, { style: 'percent' })}</Table.Td>
      <Table.Td>
        {t('sentReceived', { sent: formatBytes(bytesSent), received: formatBytes(bytesReceived) })}
      </Table.Td>
    </Table.Tr>
  );
}

/** Both ends of a way, as the standard names them: `relay (udp) – host`. */
function wayOf({ path }: MeshPeerStatistics): string {
  if (!path) return '…';
  const end = ({ type = '?', relayProtocol, protocol }: typeof path.local): string =>
    `${type} (${relayProtocol ?? protocol ?? '?'})`;
  return `${end(path.local)} – ${end(path.remote)}`;
}
