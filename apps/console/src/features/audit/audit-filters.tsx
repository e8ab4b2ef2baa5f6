'use client';

import { Button, Group, Select } from '@mantine/core';
import { IconAdjustments, IconFileCheck } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useId, useState } from 'react';
import type { ReactElement } from 'react';
import { PersonFilter } from '../people/person-filter';
import { NothingFound } from '../shell/nothing-found';
import { ActionFilter } from './action-filter';
import { isNarrow, isOutcome, NO_FILTER, OUTCOMES } from './audit-filter';
import type { AuditFilter } from './audit-filter';
import { TimeFilter } from './time-filter';

interface FilterProps {
  readonly filter: AuditFilter;
  readonly onChange: (change: Partial<AuditFilter>) => void;
}

/** What is asked most stands there; the rest is opened, and open where it is asked already. */
export function AuditFilters({ filter, onChange }: FilterProps): ReactElement {
  const t = useTranslations('audit');
  const { actorId, subjectId, from, to } = filter;
  const [opened, setOpened] = useState(Boolean(actorId ?? subjectId ?? from ?? to));
  const id = useId();
  return (
    <>
      <PersonFilter personId={filter.personId} onChange={(personId) => onChange({ personId })} />
      <ActionFilter action={filter.action} onChange={(action) => onChange({ action })} />
      <Select
        label={t('result')}
        placeholder={t('anyResult')}
        data={OUTCOMES.map((outcome) => ({ value: outcome, label: t(`outcome.${outcome}`) }))}
        value={filter.outcome}
        onChange={(outcome) => onChange({ outcome: isOutcome(outcome) ? outcome : null })}
        clearable
        clearButtonProps={{ 'aria-label': t('clearResult') }}
        w={150}
      />
      <Button
        variant="default"
        leftSection={<IconAdjustments size={18} aria-hidden />}
        aria-expanded={opened}
        aria-controls={id}
        onClick={() => setOpened(!opened)}
      >
        {t('moreFilters')}
      </Button>
      <Group id={id} align="flex-end" gap="sm" w="100%" {...(!opened && { display: 'none' })}>
        {opened && <MoreFilters filter={filter} onChange={onChange} />}
      </Group>
    </>
  );
}

function MoreFilters({ filter, onChange }: FilterProps): ReactElement {
  const t = useTranslations('audit');
  return (
    <>
      <PersonFilter
        label={t('actor')}
        personId={filter.actorId}
        onChange={(actorId) => onChange({ actorId })}
      />
      <PersonFilter
        label={t('subject')}
        personId={filter.subjectId}
        onChange={(subjectId) => onChange({ subjectId })}
      />
      <TimeFilter from={filter.from} to={filter.to} onChange={onChange} />
    </>
  );
}

export function NothingInAudit({ filter, onChange }: FilterProps): ReactElement {
  return (
    <NothingFound
      list="audit"
      icon={<IconFileCheck size={36} stroke={1.5} />}
      isFiltered={isNarrow(filter)}
      onClear={() => onChange(NO_FILTER)}
    />
  );
}
