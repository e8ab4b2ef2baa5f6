'use client';

import { Fieldset, NumberInput, Stack, TextInput } from '@mantine/core';
import type { Repair } from '@switchboard/bots';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useDraft } from './draft';
import { NextSelect } from './next-select';

type PartialRepair = { [Name in keyof Repair]?: Repair[Name] | undefined };

interface RepairProps {
  readonly repair: PartialRepair;
  readonly onChange: (repair: PartialRepair) => void;
}

/** What is done when an answer is not understood; what a step leaves out, the flow says for all steps. */
export function RepairFields({ repair, onChange }: RepairProps): ReactElement {
  const t = useTranslations('repair');
  const { flow } = useDraft();
  const put = (change: PartialRepair): void => {
    const all = Object.entries({ ...repair, ...change });
    onChange(Object.fromEntries(all.filter(([, value]) => value !== undefined && value !== '')));
  };
  return (
    <Fieldset legend={t('title')}>
      <Stack gap="xs">
        <TextInput
          label={t('noMatch')}
          placeholder={flow.repair.noMatch}
          value={repair.noMatch ?? ''}
          onChange={(event) => put({ noMatch: event.currentTarget.value })}
        />
        <TextInput
          label={t('noInput')}
          placeholder={flow.repair.noInput}
          value={repair.noInput ?? ''}
          onChange={(event) => put({ noInput: event.currentTarget.value })}
        />
        <NumberInput
          label={t('tries')}
          min={0}
          max={5}
          allowDecimal={false}
          placeholder={String(flow.repair.tries)}
          value={repair.tries ?? ''}
          onChange={(tries) => put({ tries: tries === '' ? undefined : Number(tries) })}
        />
        <NextSelect
          label={t('next')}
          value={repair.next}
          isOptional
          onChange={(next) => put({ next })}
          onClear={() => put({ next: undefined })}
        />
      </Stack>
    </Fieldset>
  );
}
