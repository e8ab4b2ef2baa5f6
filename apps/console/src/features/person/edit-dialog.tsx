'use client';

import { TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { isAddress } from '../people/new-person-problems';
import { ChangeDialog } from './change-dialog';
import { useAfterChange } from './use-person-changes';
import type { Person } from './use-person';

/** Corrects what is known of somebody; a name that is given here stays. */
export function EditDialog({
  person,
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('person');
  const badAddress = useTranslations('newPerson')('badAddress');
  const { readAgain } = useAfterChange(person.id);
  const [name, setName] = useState(person.name);
  const [email, setEmail] = useState(person.email ?? '');
  const good = email === '' || isAddress(email);
  const change = useMutation({
    mutationFn: () =>
      access.people.update.mutate({ personId: person.id, name, email: email || null }),
    onSuccess: async () => {
      onClose();
      showNotice({ message: t('saved') });
      await readAgain();
    },
  });
  return (
    <ChangeDialog
      title={t('edit')}
      action={t('save')}
      ready={name.trim() !== '' && good}
      change={change}
      onClose={onClose}
    >
      <TextInput
        label={t('name')}
        value={name}
        maxLength={100}
        required
        data-autofocus
        onChange={({ currentTarget: { value } }) => setName(value)}
      />
      <TextInput
        label={t('email')}
        value={email}
        error={!good && badAddress}
        onChange={({ currentTarget: { value } }) => setEmail(value.trim())}
      />
    </ChangeDialog>
  );
}
