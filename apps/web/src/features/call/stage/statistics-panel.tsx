'use client';

import { Box, Modal, SimpleGrid, Table, Text } from '@mantine/core';
import type { CallRef, StatsSample } from '@switchboard/calling';
import { useMediaStats } from '@switchboard/calling/react';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { sparkline } from './sparkline';

const WIDTH = 200;
const HEIGHT = 48;

interface Measure {
  readonly word: 'sent' | 'received' | 'lost' | 'roundTrip' | 'jitter' | 'frames';
  readonly of: (sample: StatsSample) => number | undefined;
}

const MEASURES: readonly Measure[] = [
  { word: 'sent', of: ({ sent }) => sent / 1_000 },
  { word: 'received', of: ({ received }) => received / 1_000 },
  { word: 'lost', of: ({ lost }) => lost * 100 },
  { word: 'roundTrip', of: ({ roundTrip }) => roundTrip },
  { word: 'jitter', of: ({ jitter }) => jitter },
  { word: 'frames', of: ({ framesPerSecond }) => framesPerSecond },
];

/** The numbers of a call over the last two minutes, as pictures and as a table. */
export function StatisticsPanel({
  callRef,
  opened,
  onClose,
}: {
  readonly callRef: CallRef;
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('stats');
  const close = useTranslations('call')('close');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      size="lg"
      zIndex={400}
      closeButtonProps={{ 'aria-label': close }}
    >
      <Numbers callRef={callRef} />
    </Modal>
  );
}

/** Measured only while it is open. */
function Numbers({ callRef }: { readonly callRef: CallRef }): ReactElement {
  const t = useTranslations('stats');
  const format = useFormatter();
  const samples = useMediaStats(callRef);
  const last = samples.at(-1);
  const value = ({ word, of }: Measure): string => {
    const number = last && of(last);
    if (number === undefined) return '–';
    return t(`unit.${word}`, { value: format.number(number, { maximumFractionDigits: 1 }) });
  };
  return (
    <>
      {samples.length === 0 && <Text role="status">{t('measuring')}</Text>}
      <SimpleGrid cols={{ base: 1, xs: 2, sm: 3 }} aria-hidden>
        {MEASURES.map((measure) => (
          <Box key={measure.word}>
            <Text size="sm">{t(measure.word)}</Text>
            <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} width="100%" height={HEIGHT}>
              <path
                d={sparkline(samples.map(measure.of), WIDTH, HEIGHT)}
                fill="none"
                stroke="var(--mantine-primary-color-filled)"
                strokeWidth="2"
              />
            </svg>
          </Box>
        ))}
      </SimpleGrid>
      <Table mt="md" data-testid="call-statistics">
        <Table.Tbody>
          {MEASURES.map((measure) => (
            <Table.Tr key={measure.word}>
              <Table.Th scope="row">{t(measure.word)}</Table.Th>
              <Table.Td>{value(measure)}</Table.Td>
            </Table.Tr>
          ))}
          <Table.Tr>
            <Table.Th scope="row">{t('resolution')}</Table.Th>
            <Table.Td>{last?.width ? `${last.width} × ${last.height}` : '–'}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    </>
  );
}
