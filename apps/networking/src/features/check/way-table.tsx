'use client';

import { Group, Table, Text } from '@mantine/core';
import type { Measurement, Outcome, WayRow } from '@switchboard/networking';
import {
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconLoader2,
  IconMinus,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useMeasures } from '../measures/use-measures';

const ICONS = {
  waiting: { Icon: IconCircleDashed, colour: 'dimmed' },
  running: { Icon: IconLoader2, colour: 'dimmed' },
  works: { Icon: IconCircleCheck, colour: 'good' },
  'no-answer': { Icon: IconCircleX, colour: 'error' },
  refused: { Icon: IconBan, colour: 'error' },
  unusable: { Icon: IconBan, colour: 'error' },
  'not-offered': { Icon: IconMinus, colour: 'dimmed' },
} as const satisfies Record<Outcome['status'], object>;
const COLOURS = {
  good: 'light-dark(var(--mantine-color-teal-9), var(--mantine-color-teal-4))',
  error: 'var(--mantine-color-error)',
  dimmed: 'var(--mantine-color-dimmed)',
};

/** Every way, what came of it, and what passes through it. */
export function WayTable({ rows }: { readonly rows: readonly WayRow[] }): ReactElement {
  const t = useTranslations('check');
  return (
    <Table verticalSpacing="xs" horizontalSpacing={6}>
      <Table.Thead>
        <Table.Tr>
          {(['way', 'result', 'roundTrip', 'throughput'] as const).map((column) => (
            <Table.Th key={column}>{t(`column.${column}`)}</Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {rows.map((row) => (
          <Row key={row.way?.url ?? row.kind} row={row} />
        ))}
      </Table.Tbody>
    </Table>
  );
}

function Row({ row: { kind, way, outcome, measurement } }: { readonly row: WayRow }): ReactElement {
  const t = useTranslations('check');
  const { milliseconds, speed } = useMeasures();
  return (
    <Table.Tr>
      <Table.Th scope="row" fw={400}>
        {t(`kind.${kind}`)}
        <Text size="xs" c="dimmed" className="check-address">
          {way?.url}
        </Text>
      </Table.Th>
      <Table.Td>
        <Result outcome={outcome} />
      </Table.Td>
      <Table.Td>
        <Measured measurement={measurement} say={({ roundTripMs }) => milliseconds(roundTripMs)} />
      </Table.Td>
      <Table.Td>
        <Measured measurement={measurement} say={({ bytesPerSecond }) => speed(bytesPerSecond)} />
      </Table.Td>
    </Table.Tr>
  );
}

function Result({ outcome }: { readonly outcome: Outcome }): ReactElement {
  const t = useTranslations('check.outcome');
  const { milliseconds } = useMeasures();
  const { Icon, colour } = ICONS[outcome.status];
  return (
    <>
      <Group gap={4} wrap="nowrap">
        <Icon size={18} style={{ flexShrink: 0, color: COLOURS[colour] }} aria-hidden />
        <span>
          {outcome.status === 'refused' ? t('refused', { code: outcome.code }) : t(outcome.status)}
        </span>
      </Group>
      <Text size="xs" c="dimmed">
        {'tookMs' in outcome && t('after', { time: milliseconds(outcome.tookMs) })}
      </Text>
      <Text size="xs" c="dimmed">
        {outcome.status === 'works' &&
          outcome.address &&
          t('address', { address: outcome.address })}
      </Text>
    </>
  );
}

type Done = Measurement & { readonly status: 'done' };

function Measured({
  measurement,
  say,
}: {
  readonly measurement: Measurement | undefined;
  readonly say: (measured: Done) => string;
}): ReactElement {
  const t = useTranslations('check.measurement');
  if (!measurement) return <>–</>;
  return <>{measurement.status === 'done' ? say(measurement) : t(measurement.status)}</>;
}
