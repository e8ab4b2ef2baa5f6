'use client';

import { Text, TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from './change-dialog';
import { HoldingsList } from './holdings-list';
import { useAfterChange } from './use-person-changes';
import type { Person, PersonFile } from './use-person';

/** Cannot be undone: who does it has seen what goes, and has typed whose it is. */
export function EraseDialog({
  person: { id, name },
  holdings,
  onClose,
}: {
  readonly person: Person;
  readonly holdings: PersonFile['holdings'];
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('person');
  const { readAgain } = useAfterChange(id);
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const erase = useMutation({
    mutationFn: () =>
      access.people.erase.mutate({ personId: id, reason: reason.trim() || undefined }),
    onSuccess: async () => {
      onClose();
      showNotice({ message: t('erased', { name }) });
      await readAgain();
    },
  });
  return (
    <ChangeDialog
      title={t('eraseTitle', { name })}
      action={t('eraseAction')}
      ready={typed.trim() === name.trim()}
      grave
      change={erase}
      onClose={onClose}
    >
      <Text size="sm">{t('eraseText')}</Text>
      <div>
        <Text size="sm" fw={500} mb={4}>
          {t('eraseGoes')}
        </Text>
        <HoldingsList holdings={holdings} />
      </div>
      <Text size="sm" c="dimmed">
        {t('eraseProof')}
      </Text>
      <TextInput
        label={t('reason')}
        description={t('reasonOptional')}
        value={reason}
        maxLength={500}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <TextInput
        label={t('eraseType', { name })}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => setTyped(value)}
      />
    </ChangeDialog>
  );
}
