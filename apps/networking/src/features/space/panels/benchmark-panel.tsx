'use client';

import { Box, Button, Group, Loader, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import type { BenchmarkResult } from '@switchboard/networking';
import { useBenchmark } from '@switchboard/networking/react';
import { useFormatter, useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useMeasures } from '../../measures/use-measures';
import { PATH_KINDS, isPathKind } from '../session/space-state';
import { useSpace, useSpaceState } from '../space-context';
import { useNames } from '../use-names';
import { ComparedValue } from './compared-value';

/** Compares both paths to one of the others, side by side. */
export function BenchmarkPanel({ threadId }: { readonly threadId: string }): ReactElement | null {
  const t = useTranslations('space.benchmark');
  const { space } = useSpace();
  const { peers } = useSpaceState();
  const { running, results, start, stop } = useBenchmark(space.data);
  const [chosen, setChosen] = useState<string>();
  const nameOf = useNames(threadId);
  const peer = peers.find(({ id }) => id === chosen) ?? peers[0];
  if (!peer) return null;
  const hasResults = Object.keys(results).length > 0;
  return (
    <Box component="section" aria-label={t('title')}>
      <Stack gap="xs">
        <Title order={2} size="h5">
          {t('title')}
        </Title>
        <Text size="sm" c="dimmed">
          {t('text')}
        </Text>
        <Group gap="xs" align="end">
          <NativeSelect
            size="xs"
            label={t('with')}
            value={peer.id}
            disabled={running !== undefined}
            onChange={({ currentTarget }) => setChosen(currentTarget.value)}
            data={peers.map(({ id }) => ({ value: id, label: nameOf(id) }))}
          />
          {running === undefined ? (
            <Button size="xs" variant="default" onClick={() => start(peer.id, PATH_KINDS)}>
              {t(hasResults ? 'again' : 'start')}
            </Button>
          ) : (
            <Button size="xs" variant="default" onClick={stop}>
              {t('stop')}
            </Button>
          )}
        </Group>
        <Progress running={running} hasResults={hasResults} />
        {hasResults && <Results results={results} />}
      </Stack>
    </Box>
  );
}

function Progress({
  running,
  hasResults,
}: {
  readonly running: string | undefined;
  readonly hasResults: boolean;
}): ReactElement {
  const t = useTranslations('space');
  return (
    <Group gap="xs" role="status">
      {isPathKind(running) && <Loader size="xs" aria-hidden />}
      <Text size="sm">
        {isPathKind(running)
          ? t('benchmark.running', { path: t(`path.${running}`) })
          : hasResults && t('benchmark.done')}
      </Text>
    </Group>
  );
}

type Results = Readonly<Record<string, BenchmarkResult | undefined>>;

function Results({ results }: { readonly results: Results }): ReactElement {
  const t = useTranslations('space');
  const format = useFormatter();
  const { milliseconds, speed } = useMeasures();
  const measured = PATH_KINDS.filter((kind) => kind in results);
  const rows = [
    { label: t('benchmark.middle'), of: (r: BenchmarkResult) => r.roundTripMs, say: milliseconds },
    {
      label: t('benchmark.slow'),
      of: (r: BenchmarkResult) => r.slowRoundTripMs,
      say: milliseconds,
    },
    {
      label: t('network.loss'),
      of: (r: BenchmarkResult) => r.loss,
      say: (value: number) => format.number(value, { style: 'percent' }),
    },
    {
      label: t('benchmark.throughput'),
      of: ({ bitsPerSecond }: BenchmarkResult) => bitsPerSecond && bitsPerSecond / 8,
      say: speed,
    },
  ];
  return (
    <Table>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{t('benchmark.measure')}</Table.Th>
          {measured.map((kind) => (
            <Table.Th key={kind}>{t(`path.${kind}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map(({ label, of, say }) => {
          const values = measured.map((kind) => results[kind] && of(results[kind]));
          return (
            <Table.Tr key={label}>
              <Table.Th scope="row" fw={400}>
                {label}
              </Table.Th>
              {measured.map((kind, at) => (
                <Table.Td key={kind}>
                  <ComparedValue value={values[at]} among={values} say={say} />
                </Table.Td>
              ))}
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
