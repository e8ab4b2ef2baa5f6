'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { isPhone } from '@switchboard/calling/view-models';
import { useCallback } from 'react';
import { useDisplayNumber } from '../call/phone/use-display-number';
import { useHasPhones } from './use-call-history';

interface Named {
  readonly personId: string;
  readonly name: string;
}

/** Whom a call was with. The records of a data plane may hold somebody whom nobody here knows. */
export function usePeopleTitle(): (people: readonly Named[]) => string {
  const t = useTranslations('history');
  const format = useFormatter();
  const displayNumber = useDisplayNumber(useHasPhones());
  return useCallback(
    (people) => {
      if (people.length === 0) return t('someone');
      const names = people.map(({ personId, name }) =>
        isPhone(personId) ? displayNumber(name) || t('hiddenNumber') : name,
      );
      return format.list(names);
    },
    [displayNumber, format, t],
  );
}
