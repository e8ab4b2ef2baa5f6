'use client';

import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { toCondition } from './conditions';
import type { EventSubscription } from './use-subscriptions';

/** Which events a subscription wants besides their types, each condition in a line. */
export function FilterSummary({
  filter,
}: {
  readonly filter: EventSubscription['filter'];
}): ReactElement {
  const t = useTranslations('events');
  const { subjectBeginsWith, subjectEndsWith, advancedFilters } = filter;
  const lines = [
    ...(subjectBeginsWith ? [t('beginsWithWords', { text: subjectBeginsWith })] : []),
    ...(subjectEndsWith ? [t('endsWithWords', { text: subjectEndsWith })] : []),
    ...advancedFilters.map((one) => {
      const { key, operatorType, text } = toCondition(one);
      return `${key} ${operatorType} ${text.replaceAll('\n', ', ')}`;
    }),
  ];
  if (lines.length === 0) return <>–</>;
  return (
    <>
      {lines.map((line) => (
        <span key={line} className="filter-line">
          {line}
        </span>
      ))}
    </>
  );
}
