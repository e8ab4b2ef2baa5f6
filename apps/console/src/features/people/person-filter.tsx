'use client';

import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { access } from '@switchboard/page-client';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { usePersonName } from './use-person-name';

const MAX_FOUND = 20;

/** Chooses one person of any number: what is typed is searched for by the server. */
export function PersonFilter({
  label,
  personId,
  onChange,
}: {
  /** Absent: simply a person. */
  readonly label?: string;
  readonly personId: string | null;
  readonly onChange: (personId: string | null) => void;
}): ReactElement {
  const t = useTranslations('personFilter');
  const [text, setText] = useState('');
  const [query] = useDebouncedValue(text.trim(), 200);
  const chosenName = usePersonName(personId);
  const { data: found = [], isFetching } = useQuery({
    queryKey: ['people-found', query],
    queryFn: ({ signal }) =>
      access.people.list.query({ limit: MAX_FOUND, ...(query && { query }) }, { signal }),
    select: ({ items }) => items.map(({ id, name }) => ({ value: id, label: name })),
    placeholderData: keepPreviousData,
  });
  const chosen = personId && { value: personId, label: chosenName ?? personId };
  const others = found.filter(({ value }) => value !== personId);
  return (
    <Select
      label={label ?? t('label')}
      placeholder={t('anybody')}
      data={chosen ? [chosen, ...others] : others}
      value={personId}
      onChange={onChange}
      searchable
      clearable
      searchValue={text}
      onSearchChange={setText}
      // The server has searched already, by more than what is shown.
      filter={({ options }) => options}
      nothingFoundMessage={t(isFetching ? 'searching' : 'nobody')}
      clearButtonProps={{ 'aria-label': t('clear') }}
      // The list itself scrolls, as the keyboard moves in it: one need not get into it.
      withScrollArea={false}
      classNames={{ options: 'long-options' }}
      w={220}
    />
  );
}
