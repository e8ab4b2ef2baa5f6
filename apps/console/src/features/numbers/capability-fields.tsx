'use client';

import { Group, NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { choicesWithin, keyOf } from './capability-choices';
import type { Capability, OwnedNumber } from './use-numbers';

type Capabilities = OwnedNumber['capabilities'];

/** What a number shall be used for, each way. */
export function CapabilityFields({
  chosen,
  most,
  onChange,
}: {
  readonly chosen: Capabilities;
  /** What it can do at most. */
  readonly most: Capabilities;
  readonly onChange: (chosen: Capabilities) => void;
}): ReactElement {
  const t = useTranslations('numbers');
  return (
    <Group grow>
      <NativeSelect
        label={t('calling')}
        value={chosen.calling}
        data={choicesWithin(most.calling).map((value) => ({
          value,
          label: t(`callingWords.${keyOf(value)}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...chosen, calling: value as Capability })
        }
      />
      <NativeSelect
        label={t('sms')}
        value={chosen.sms}
        data={choicesWithin(most.sms).map((value) => ({
          value,
          label: t(`smsWords.${keyOf(value)}`),
        }))}
        onChange={({ currentTarget: { value } }) =>
          onChange({ ...chosen, sms: value as Capability })
        }
      />
    </Group>
  );
}
