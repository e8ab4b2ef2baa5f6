'use client';

import { Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ActionName } from './action-name';
import { ACTIONS, AREAS, keyOf } from './actions';

/** What was done, or all that was done in an area. */
export function ActionFilter({
  action,
  onChange,
}: {
  readonly action: string;
  readonly onChange: (action: string) => void;
}): ReactElement {
  const t = useTranslations('audit');
  const area = useTranslations('audit.area');
  const word = useTranslations('audit.action');
  const areas = AREAS.map((name) => ({ value: `${name}.`, label: area(name) }));
  const actions = ACTIONS.map((name) => ({ value: `${name}`, label: word(keyOf(name)) }));
  const known = [...areas, ...actions].some(({ value }) => value === action);
  // One of an address that somebody wrote.
  const another = action === '' || known ? [] : [{ value: action, label: action }];
  return (
    <Select
      label={t('what')}
      placeholder={t('anyAction')}
      data={[
        { group: t('areas'), items: areas },
        { group: t('actions'), items: [...another, ...actions] },
      ]}
      value={action || null}
      onChange={(value) => onChange(value ?? '')}
      renderOption={({ option: { value, label } }) =>
        value.endsWith('.') ? label : <ActionName action={value} />
      }
      searchable
      clearable
      nothingFoundMessage={t('noAction')}
      clearButtonProps={{ 'aria-label': t('clearAction') }}
      comboboxProps={{ width: 260, position: 'bottom-start' }}
      // The list itself scrolls, as the keyboard moves in it: one need not get into it.
      withScrollArea={false}
      classNames={{ options: 'long-options' }}
      w={200}
    />
  );
}
