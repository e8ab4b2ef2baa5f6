'use client';

import { Select, TextInput } from '@mantine/core';
import { IconLink } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { PersonFilter } from '../people/person-filter';
import { useRestingText } from '../shell/use-resting-text';
import { NothingFound } from '../shell/nothing-found';
import { NO_FILTER, isAskable, isNarrow } from './ledger-filter';
import type { LedgerFilter } from './ledger-filter';
import { isLedgerState, STATES } from './states';

interface FilterProps {
  readonly filter: LedgerFilter;
  readonly onChange: (change: Partial<LedgerFilter>) => void;
}

export function LedgerFilters({ filter, onChange }: FilterProps): ReactElement {
  const t = useTranslations('ledger');
  return (
    <>
      <Select
        label={t('stateHead')}
        placeholder={t('anyState')}
        data={STATES.map((state) => ({ value: state, label: t(`state.${state}`) }))}
        value={filter.state}
        onChange={(state) => onChange({ state: isLedgerState(state) ? state : null })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearState') }}
        w={180}
      />
      <PersonFilter personId={filter.personId} onChange={(personId) => onChange({ personId })} />
      <Identity {...{ filter, onChange }} />
    </>
  );
}

function Identity({ filter, onChange }: FilterProps): ReactElement {
  const t = useTranslations('ledger');
  const { text, type } = useRestingText(filter.userId, (userId) => onChange({ userId }));
  return (
    <TextInput
      type="search"
      label={t('identity')}
      placeholder="8:acs:…"
      value={text}
      onChange={({ currentTarget: { value } }) => type(value)}
      error={!isAskable(filter) && t('wholeIdentity')}
      inputWrapperOrder={['label', 'error', 'input']}
      w={260}
    />
  );
}

export function NothingInLedger({ filter, onChange }: FilterProps): ReactElement {
  return (
    <NothingFound
      list="ledger"
      icon={<IconLink size={36} stroke={1.5} />}
      isFiltered={isNarrow(filter)}
      onClear={() => onChange(NO_FILTER)}
    />
  );
}
