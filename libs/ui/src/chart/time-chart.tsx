'use client';

import { Button, Group, Stack, Text } from '@mantine/core';
import { IconTable } from '@tabler/icons-react';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { ChartLegend } from './chart-legend.tsx';
import { ChartNumbers } from './chart-numbers.tsx';
import { ChartPlot, totalAt } from './chart-plot.tsx';
import { roundUp } from './chart-scale.ts';
import { valueText } from './series.ts';
import type { ChartKind, ChartWords, Series } from './series.ts';

export interface TimeChartProps {
  readonly title: string;
  /** What there is to see, for who does not see it. */
  readonly summary: string;
  readonly kind: ChartKind;
  /** When each bucket begins. */
  readonly times: readonly Date[];
  readonly series: readonly Series[];
  readonly words: ChartWords;
}

/** How something went over time: a picture, its summary, and its numbers on demand. */
export function TimeChart(props: TimeChartProps): ReactElement {
  const { title, summary, kind, times, series, words } = props;
  const [numbers, setNumbers] = useState(false);
  const id = useId();
  const top = roundUp(highest(kind, series, times.length));
  const tips = times.map((time, at) => tipOf(time, at, series, words));
  return (
    <Stack gap="xs" component="figure" m={0}>
      <Group justify="space-between" component="figcaption">
        <Text fw={600}>{title}</Text>
        <ChartLegend kind={kind} series={series} />
      </Group>
      <div className="time-chart">
        <div className="time-chart-values" aria-hidden>
          {[top, top / 2, 0].map((value) => (
            <span key={value}>{words.formatValue(value)}</span>
          ))}
        </div>
        <ChartPlot kind={kind} series={series} top={top} summary={summary} tips={tips} />
        <div className="time-chart-times" aria-hidden>
          {ends(times).map((time) => (
            <span key={time.getTime()}>{words.formatTime(time)}</span>
          ))}
        </div>
      </div>
      <Button
        variant="default"
        size="compact-sm"
        w="fit-content"
        leftSection={<IconTable size={16} aria-hidden />}
        aria-expanded={numbers}
        aria-controls={numbers ? id : undefined}
        onClick={() => setNumbers(!numbers)}
      >
        {numbers ? words.hideNumbers : words.showNumbers}
      </Button>
      {numbers && (
        <ChartNumbers id={id} title={title} times={times} series={series} words={words} />
      )}
    </Stack>
  );
}

/** Bars stand on each other, lines do not. */
function highest(kind: ChartKind, series: readonly Series[], length: number): number {
  if (kind === 'lines')
    return Math.max(0, ...series.flatMap(({ values }) => values.map((value = 0) => value)));
  return Math.max(0, ...Array.from({ length }, (_, at) => totalAt(series, at)));
}

function tipOf(time: Date, at: number, series: readonly Series[], words: ChartWords): string {
  const parts = series.map(({ label, values }) => `${label}: ${valueText(values[at], words)}`);
  return [words.formatTime(time), ...parts].join('\n');
}

/** The first, the middle and the last: more would not fit a phone. */
function ends(times: readonly Date[]): readonly Date[] {
  if (times.length < 3) return times;
  return [0, Math.floor((times.length - 1) / 2), times.length - 1].flatMap((at) => times[at] ?? []);
}
