'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { useCallback } from 'react';

interface Named {
  readonly name: string;
}

/** Whom a call was with. The records of a data plane may hold somebody whom nobody here knows. */
export function usePeopleTitle(): (people: readonly Named[]) => string {
  const t = useTranslations('history');
  const format = useFormatter();
  return useCallback(
    (people) => (people.length === 0 ? t('someone') : format.list(people.map(({ name }) => name))),
    [format, t],
  );
}
