'use client';

import { useFormatter, useTranslations } from 'use-intl';
import { isPhone, numberOf } from '@switchboard/calling/view-models';
import { useCallback } from 'react';
import { useDisplayNumber } from '../call/phone/use-display-number';
import { useContactNames } from '../contacts/use-contact-names';
import { useListedNumbers } from './use-call-history';

interface Named {
  readonly personId: string;
  readonly name: string;
}

/** Whom a call was with. The records of a data plane may hold somebody whom nobody here knows. */
export function usePeopleTitle(): (people: readonly Named[]) => string {
  const t = useTranslations('history');
  const format = useFormatter();
  const numbers = useListedNumbers();
  const { names: contacts } = useContactNames(numbers);
  const displayNumber = useDisplayNumber(numbers.length > 0);
  return useCallback(
    (people) => {
      if (people.length === 0) return t('someone');
      const names = people.map(({ personId, name }) =>
        isPhone(personId)
          ? contacts[numberOf(personId) ?? ''] || displayNumber(name) || t('hiddenNumber')
          : name,
      );
      return format.list(names);
    },
    [contacts, displayNumber, format, t],
  );
}
