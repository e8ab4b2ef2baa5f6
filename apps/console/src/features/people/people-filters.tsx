'use client';

import { Select, TextInput } from '@mantine/core';
import { isRole, roles } from '@switchboard/identity';
import { IconSearch } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useRestingText } from '../shell/use-resting-text';
import { isPersonState, STATES } from './people-filter';
import type { PeopleFilter } from './people-filter';

const MAX_QUERY = 100;

export interface FilterProps {
  readonly filter: PeopleFilter;
  readonly onChange: (change: Partial<PeopleFilter>) => void;
}

export function PeopleFilters({ filter, onChange }: FilterProps): ReactElement {
  const t = useTranslations('people');
  const role = useTranslations('role');
  return (
    <>
      <Search {...{ filter, onChange }} />
      <Select
        label={t('role')}
        placeholder={t('anyRole')}
        data={roles.map((one) => ({ value: one, label: role(one) }))}
        value={filter.role}
        onChange={(value) => onChange({ role: isRole(value) ? value : null })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearRole') }}
        w={170}
      />
      <Select
        label={t('state')}
        placeholder={t('anyState')}
        data={STATES.map((state) => ({ value: state, label: t(`states.${state}`) }))}
        value={filter.state}
        onChange={(value) => onChange({ state: isPersonState(value) ? value : null })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearState') }}
        w={190}
      />
    </>
  );
}

function Search({ filter, onChange }: FilterProps): ReactElement {
  const t = useTranslations('people');
  const { text, type } = useRestingText(filter.query, (query) => onChange({ query }));
  return (
    <TextInput
      type="search"
      label={t('search')}
      placeholder={t('searchHint')}
      leftSection={<IconSearch size={16} aria-hidden />}
      maxLength={MAX_QUERY}
      value={text}
      onChange={({ currentTarget: { value } }) => type(value)}
      w={240}
    />
  );
}
