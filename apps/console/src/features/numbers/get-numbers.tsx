'use client';

import { Skeleton, Stack } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { FoundNumbers } from './found-numbers';
import { SearchForm } from './search-form';
import { useCountries } from './use-offers';

/** Searches numbers, shows their price, and buys them. */
export function GetNumbers({
  search,
  onSearch,
  onBought,
}: {
  readonly search: string | null;
  readonly onSearch: (id: string) => void;
  readonly onBought: () => void;
}): ReactElement {
  const t = useTranslations('numbers');
  const countries = useCountries();
  if (!countries.data && (countries.error || countries.isPaused)) {
    return <QueryTrouble title={t('offersFailed')} query={countries} />;
  }
  if (!countries.data) return <Skeleton h={240} />;
  return (
    <Stack gap="xl">
      <SearchForm countries={countries.data} onSearch={onSearch} />
      {search !== null && <FoundNumbers key={search} search={search} onBought={onBought} />}
    </Stack>
  );
}
