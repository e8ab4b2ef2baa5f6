'use client';

import { Text } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { CapabilityFields } from './capability-fields';
import { useNumberChange } from './use-number-change';
import { useNumberReason } from './use-number-reason';
import type { OwnedNumber } from './use-numbers';

const ANY = { calling: 'inbound+outbound', sms: 'inbound+outbound' } as const;

/** Changes what a number may be used for; ACS says in the end whether it can. */
export function CapabilitiesDialog({
  number: { number, capabilities },
  onClose,
}: {
  readonly number: OwnedNumber;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('numbers');
  const [chosen, choose] = useState(capabilities);
  const change = useNumberChange(
    () => access.numbers.setCapabilities.mutate({ number, capabilities: chosen }),
    { onDone: onClose },
  );
  return (
    <ChangeDialog
      title={t('capabilitiesTitle', { number })}
      action={t('save')}
      ready={chosen.calling !== capabilities.calling || chosen.sms !== capabilities.sms}
      change={change}
      reasonOf={useNumberReason()}
      onClose={onClose}
    >
      <Text size="sm">{t('capabilitiesText')}</Text>
      <CapabilityFields chosen={chosen} most={ANY} onChange={choose} />
    </ChangeDialog>
  );
}
