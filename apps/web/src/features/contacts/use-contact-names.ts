'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { use } from 'react';
import { AsksContacts } from './asks-contacts';
import { contactNamesQuery } from './contact-names';
import type { ContactNames } from './contact-names';

const NOBODY: ContactNames = {};

/**
 * What the team calls whom these numbers belong to; of those that are asked for, nobody yet.
 *
 * @returns `settled` as soon as no answer is waited for
 */
export function useContactNames(numbers: readonly string[]): {
  readonly names: ContactNames;
  readonly settled: boolean;
} {
  const enabled = use(AsksContacts) && numbers.length > 0;
  const { data, isPending, isPlaceholderData } = useQuery({
    ...contactNamesQuery(numbers),
    placeholderData: keepPreviousData,
    enabled,
  });
  return { names: data ?? NOBODY, settled: !enabled || !(isPending || isPlaceholderData) };
}
