'use client';

import { Select } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useDraft } from './draft';

interface NextProps {
  readonly label: string;
  readonly value: string | undefined;
  readonly onChange: (step: string) => void;
  /** Without it the flow's repair follows. */
  readonly isOptional?: boolean;
  readonly onClear?: () => void;
}

/** Which step follows. */
export function NextSelect(props: NextProps): ReactElement {
  const { label, value, onChange, isOptional = false, onClear } = props;
  const t = useTranslations('step');
  const { steps } = useDraft().flow;
  const isGone = value !== undefined && !Object.hasOwn(steps, value);
  return (
    <Select
      label={label}
      data={Object.keys(steps)}
      value={isGone ? null : (value ?? null)}
      placeholder={isOptional ? t('repairFollows') : undefined}
      error={isGone && t('gone', { name: value })}
      searchable
      clearable={isOptional}
      clearButtonProps={{ 'aria-label': t('clear') }}
      allowDeselect={false}
      // The list itself scrolls, as the keyboard moves in it: one need not get into it.
      withScrollArea={false}
      classNames={{ options: 'long-options' }}
      onChange={(next) => (next === null ? onClear?.() : onChange(next))}
    />
  );
}
