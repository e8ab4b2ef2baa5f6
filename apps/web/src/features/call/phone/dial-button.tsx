'use client';

import { ActionIcon, Tooltip } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconDialpad } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { useCallStarter } from '../start/call-starter';
import { DialDialog } from './dial-dialog';

/** Begins a call to a number. */
export function DialButton({
  label,
  initial,
}: {
  readonly label: string;
  /** A number that stands there already, as E.164 has it. */
  readonly initial?: string | undefined;
}): ReactElement | null {
  const t = useTranslations('dial');
  const ask = useCallStarter();
  const [opened, { open, close }] = useDisclosure(false);
  if (!ask) return null;
  return (
    <>
      <Tooltip label={label}>
        <ActionIcon variant="subtle" size="lg" aria-label={label} onClick={open}>
          <IconDialpad size={20} />
        </ActionIcon>
      </Tooltip>
      <DialDialog
        opened={opened}
        title={t('title')}
        action={t('call')}
        initial={initial}
        onClose={close}
        onDial={({ id, callerId, title }) =>
          ask({
            target: { kind: 'people', ids: [id], callerId },
            ...{ video: false, names: {}, title },
          })
        }
      />
    </>
  );
}
