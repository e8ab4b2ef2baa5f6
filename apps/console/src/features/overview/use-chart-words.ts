'use client';

import type { ChartWords } from '@switchboard/ui';
import { useFormatter, useTranslations } from 'use-intl';
import type { DateTimeFormatOptions } from 'use-intl';
import type { Span } from './use-span';

const TIME = { hour: '2-digit', minute: '2-digit' } as const;
const FORMATS: Readonly<Record<Span, DateTimeFormatOptions>> = {
  hour: TIME,
  day: TIME,
  week: { weekday: 'short', ...TIME },
};

/** What charts say by themselves; times as exact as the span needs. */
export function useChartWords(span: Span): ChartWords {
  const t = useTranslations('overview');
  const format = useFormatter();
  return {
    time: t('time'),
    showNumbers: t('showNumbers'),
    hideNumbers: t('hideNumbers'),
    formatTime: (time) => format.dateTime(time, FORMATS[span]),
    formatValue: (value) => format.number(value),
  };
}
