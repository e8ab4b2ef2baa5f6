import { Group } from '@mantine/core';
import type { ReactElement } from 'react';
import { colourOf, dashOf } from './series.ts';
import type { ChartKind, Series } from './series.ts';

/** Which colour, or which kind of line, is what. */
export function ChartLegend({
  kind,
  series,
}: {
  readonly kind: ChartKind;
  readonly series: readonly Series[];
}): ReactElement {
  return (
    <Group component="ul" gap="md" m={0} p={0} className="time-chart-legend">
      {series.map(({ id, label }, index) => (
        <Group component="li" key={id} gap={6}>
          <svg width={20} height={12} aria-hidden>
            {kind === 'bars' ? (
              <rect width={12} height={12} x={4} rx={3} fill={colourOf(index)} />
            ) : (
              <line
                x2={20}
                y1={6}
                y2={6}
                strokeWidth={2}
                stroke={colourOf(index)}
                strokeDasharray={dashOf(index)}
              />
            )}
          </svg>
          {label}
        </Group>
      ))}
    </Group>
  );
}
