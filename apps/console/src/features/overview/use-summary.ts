'use client';

import type { Series } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { Span } from './use-span';
import { useChartWords } from './use-chart-words';

/** A chart in words: how many of each there were, and when the most. */
export function useSummary(
  span: Span,
): (series: readonly Series[], times: readonly Date[]) => string {
  const t = useTranslations('overview');
  const { formatTime } = useChartWords(span);
  return (series, times) =>
    series
      .map(({ label, values }) => {
        const counts = values.map((value = 0) => value);
        const total = counts.reduce((sum, count) => sum + count, 0);
        const most = Math.max(...counts);
        const when = times[counts.indexOf(most)];
        if (total === 0 || !when) return t('summaryNone', { label });
        return t('summary', { label, total, most, time: formatTime(when) });
      })
      .join(' ');
}
