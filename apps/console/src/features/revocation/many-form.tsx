'use client';

import { Button, NativeSelect, TextInput } from '@mantine/core';
import { isRole, roles } from '@switchboard/identity';
import type { Role } from '@switchboard/identity';
import { useConfirm } from '@switchboard/page-client';
import { IconKeyOff } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useHolders } from './use-holders';
import type { RevocationRequest } from './use-revocation';

const MAX_REASON = 500;

/** Whose, and why; it is asked once more, with how many that concerns. */
export function ManyForm({
  onStart,
}: {
  readonly onStart: (request: RevocationRequest) => void;
}): ReactElement {
  const t = useTranslations('revocation');
  const name = useTranslations('role');
  // Everybody is to be chosen, never to be overlooked.
  const [role, setRole] = useState<Role | undefined>('member');
  const [reason, setReason] = useState('');
  const [question, ask] = useConfirm();
  const holders = useHolders();
  const askFirst = async (): Promise<void> => {
    const { data } = await holders.refetch();
    const counts = data?.filter((one) => role === undefined || one.role === role);
    const total = counts?.reduce((sum, one) => sum + one.holders, 0);
    const text = total === undefined ? t('askUnknown') : t('ask', { count: total });
    ask(text, t('endNow'), () => onStart({ role, reason: reason.trim(), total }));
  };
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim()) void askFirst();
      }}
    >
      {question}
      <NativeSelect
        label={t('whose')}
        data={[
          ...roles.map((one) => ({ value: one as string, label: name(one) })),
          { value: '', label: t('everybody') },
        ]}
        value={role ?? ''}
        maw={320}
        onChange={({ currentTarget: { value } }) => setRole(isRole(value) ? value : undefined)}
      />
      <TextInput
        label={t('reason')}
        description={t('reasonHint')}
        value={reason}
        maxLength={MAX_REASON}
        required
        mt="sm"
        maw={480}
        onChange={({ currentTarget: { value } }) => setReason(value)}
      />
      <Button
        type="submit"
        color="red"
        variant="light"
        mt="md"
        disabled={!reason.trim()}
        loading={holders.isFetching}
        leftSection={<IconKeyOff size={18} aria-hidden />}
      >
        {t('end')}
      </Button>
    </form>
  );
}
