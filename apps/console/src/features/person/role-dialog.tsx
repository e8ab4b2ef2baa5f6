'use client';

import { NativeSelect, Text } from '@mantine/core';
import { memberRoles } from '@switchboard/identity';
import { access } from '@switchboard/page-client';
import { showNotice } from '@switchboard/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { ChangeDialog } from './change-dialog';
import { useAfterChange } from './use-person-changes';
import type { Person } from './use-person';

export function RoleDialog({
  person: { id, name, role: before },
  onClose,
}: {
  readonly person: Person;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('person');
  const word = useTranslations('role');
  const { readAgain } = useAfterChange(id);
  const [role, setRole] = useState(memberRoles.find((one) => one === before) ?? 'member');
  const change = useMutation({
    mutationFn: () => access.people.setRole.mutate({ personId: id, role }),
    onSuccess: async ({ isPending }) => {
      onClose();
      const changed = t('roleChanged', { name, role: word(role) });
      showNotice({ message: isPending ? `${changed} ${t('revocationPending')}` : changed });
      await readAgain();
    },
  });
  return (
    <ChangeDialog
      title={t('changeRole')}
      action={t('save')}
      ready={role !== before}
      change={change}
      onClose={onClose}
    >
      <NativeSelect
        label={t('role')}
        data={memberRoles.map((one) => ({ value: one, label: word(one) }))}
        value={role}
        data-autofocus
        onChange={({ currentTarget: { value } }) =>
          setRole(memberRoles.find((one) => one === value) ?? 'member')
        }
      />
      <Text size="sm" c="dimmed">
        {t('roleText')}
      </Text>
    </ChangeDialog>
  );
}
