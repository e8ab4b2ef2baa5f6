'use client';

import { Checkbox, Fieldset, MultiSelect, NumberInput, Select, Stack } from '@mantine/core';
import type { Colleague } from '@switchboard/telephony-api';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { strategies } from './route-fields';
import type { StepFields } from './route-fields';

const MAX_PEOPLE = 20;
const [SHORTEST, LONGEST] = [5, 120];

/** Whom a number rings in one state, in which order and for how long. */
export function StepFieldset({
  legend,
  value,
  people,
  onChange,
}: {
  readonly legend: string;
  readonly value: StepFields;
  readonly people: readonly Colleague[];
  readonly onChange: (value: StepFields) => void;
}): ReactElement {
  const t = useTranslations('calls');
  const change = (changed: Partial<StepFields>): void => onChange({ ...value, ...changed });
  return (
    <Fieldset legend={legend}>
      <Stack gap="sm">
        <Select
          label={t('strategy')}
          allowDeselect={false}
          data={strategies.map((one) => ({ value: one, label: t(`strategies.${one}`) }))}
          value={value.strategy}
          onChange={(chosen) =>
            change({ strategy: strategies.find((one) => one === chosen) ?? 'reject' })
          }
        />
        {value.strategy !== 'reject' && value.strategy !== 'mailbox' && (
          <>
            <MultiSelect
              label={t('people')}
              description={t(`peopleText.${value.strategy}`)}
              data={people.map(({ id, name }) => ({ value: id, label: name }))}
              value={[...value.personIds]}
              maxValues={MAX_PEOPLE}
              onChange={(personIds) => change({ personIds })}
            />
            <NumberInput
              label={t('seconds')}
              min={SHORTEST}
              max={LONGEST}
              clampBehavior="strict"
              allowDecimal={false}
              value={value.seconds}
              onChange={(seconds) => change({ seconds: Number(seconds) })}
            />
            <Checkbox
              label={t('overflows')}
              checked={value.overflows}
              onChange={(event) => change({ overflows: event.currentTarget.checked })}
            />
          </>
        )}
      </Stack>
    </Fieldset>
  );
}
