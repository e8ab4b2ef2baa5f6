'use client';

import { Text, TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from '../person/change-dialog';
import { useNumberChange } from './use-number-change';
import { useNumberReason } from './use-number-reason';
import type { OwnedNumber } from './use-numbers';

/** Cannot be undone: who does it has typed which number goes. */
export function ReleaseDialog({
  number: { number, name },
  onClose,
}: {
  readonly number: OwnedNumber;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('numbers');
  const [typed, setTyped] = useState('');
  const confirmation = typed.trim();
  const change = useNumberChange(() => access.numbers.release.mutate({ number, confirmation }), {
    onDone: onClose,
  });
  return (
    <ChangeDialog
      title={t('releaseTitle', { number: name ? `${number} (${name})` : number })}
      action={t('releaseAction')}
      ready={confirmation === number}
      grave
      change={change}
      reasonOf={useNumberReason()}
      onClose={onClose}
    >
      <Text size="sm">{t('releaseText')}</Text>
      <TextInput
        label={t('releaseType', { number })}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        data-autofocus
      />
    </ChangeDialog>
  );
}
