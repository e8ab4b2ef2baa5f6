'use client';

import type { PathSample } from '@switchboard/networking/react';
import { TimeChart } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PATH_KINDS } from '../session/space-state';

/** How long both paths took over the last two minutes. */
export function RoundTripChart({
  history,
}: {
  readonly history: readonly PathSample[];
}): ReactElement | null {
  const t = useTranslations('space');
  const format = useFormatter();
  const formatValue = (value: number): string =>
    format.number(value, { style: 'unit', unit: 'millisecond', maximumFractionDigits: 0 });
  const last = history.at(-1);
  if (!last || history.length < 2) return null;
  const said = PATH_KINDS.flatMap((kind) => {
    const value = last.roundTripMs[kind];
    return value === undefined ? [] : `${t(`path.${kind}`)}: ${formatValue(value)}`;
  });
  return (
    <TimeChart
      title={t('network.chart')}
      summary={said.join(', ')}
      kind="lines"
      times={history.map(({ at }) => at)}
      series={PATH_KINDS.map((kind) => ({
        id: kind,
        label: t(`path.${kind}`),
        values: history.map(({ roundTripMs }) => roundTripMs[kind]),
      }))}
      words={{
        time: t('network.time'),
        showNumbers: t('network.showNumbers'),
        hideNumbers: t('network.hideNumbers'),
        formatTime: (time) => format.dateTime(time, { timeStyle: 'medium' }),
        formatValue,
      }}
    />
  );
}
