'use client';

import { Skeleton, Stack } from '@mantine/core';
import { QueryTrouble } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { FoundNumbers } from './found-numbers';
import { FreeNumbers } from './free-numbers';
import type { NumbersPlace } from './numbers-place';
import { ReservedNumbers } from './reserved-numbers';
import { SearchForm } from './search-form';
import { useCountries } from './use-offers';
import type { NumberBrowse } from './use-reservation';

interface GetProps extends Pick<NumbersPlace, 'search' | 'reservation'> {
  readonly onChange: (place: Partial<Pick<NumbersPlace, 'search' | 'reservation'>>) => void;
  readonly onBought: () => void;
}

/** Searches numbers, shows their price, and buys them: as many as one wants, or those that one has chosen. */
export function GetNumbers({ search, reservation, onChange, onBought }: GetProps): ReactElement {
  const t = useTranslations('numbers');
  const [browsed, browse] = useState<NumberBrowse>();
  const countries = useCountries();
  if (!countries.data && (countries.error || countries.isPaused)) {
    return <QueryTrouble title={t('offersFailed')} query={countries} />;
  }
  if (!countries.data) return <Skeleton h={240} />;
  const onSearch = (id: string): void => {
    browse(undefined);
    onChange({ search: id });
  };
  const onBrowse = (wanted: NumberBrowse): void => {
    browse(wanted);
    onChange({ search: null });
  };
  return (
    <Stack gap="xl">
      <SearchForm countries={countries.data} onSearch={onSearch} onBrowse={onBrowse} />
      {search !== null && <FoundNumbers key={search} search={search} onBought={onBought} />}
      {reservation !== null && (
        <ReservedNumbers key={reservation} reservation={reservation} onBought={onBought} />
      )}
      {browsed && (
        <FreeNumbers
          wanted={browsed}
          reservation={reservation}
          onReserved={(id) => onChange({ reservation: id })}
        />
      )}
    </Stack>
  );
}
