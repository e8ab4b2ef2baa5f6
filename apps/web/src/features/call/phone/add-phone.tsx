'use client';

import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { CallSession } from '@switchboard/calling';
import { IconDialpad } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { DialDialog } from './dial-dialog';

/** Rings a phone into the call. */
export function AddPhone({
  session,
  allowed,
}: {
  readonly session: CallSession;
  readonly allowed: boolean;
}): ReactElement {
  const t = useTranslations('dial');
  const refused = useTranslations('call')('roleRefuses');
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button
        variant="light"
        leftSection={<IconDialpad size={18} />}
        disabled={!allowed}
        title={allowed ? undefined : refused}
        onClick={open}
      >
        {t('add')}
      </Button>
      <DialDialog
        opened={opened}
        title={t('add')}
        action={t('call')}
        onClose={close}
        onDial={({ id, callerId }) => void session.add(id, { callerId })}
      />
    </>
  );
}
