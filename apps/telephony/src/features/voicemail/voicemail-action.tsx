'use client';

import { Modal } from '@mantine/core';
import type { CallView } from '@switchboard/telephony-api/client';
import { IconRecordMail } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { RowAction } from '../calls/row-action';
import { VoicemailPlayer } from './voicemail-player';

interface VoicemailActionProps {
  readonly callId: string;
  /** Of whoever has left it. */
  readonly name: string;
  readonly voicemail: NonNullable<CallView['voicemail']>;
}

/** Opens what a caller has left. */
export function VoicemailAction({ callId, name, voicemail }: VoicemailActionProps): ReactElement {
  const t = useTranslations('voicemail');
  const [opened, setOpened] = useState(false);
  const label = t('play', { name });
  return (
    <>
      <RowAction
        label={label}
        icon={<IconRecordMail size={20} />}
        onClick={() => setOpened(true)}
      />
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('title', { name })}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <VoicemailPlayer callId={callId} voicemail={voicemail} />
      </Modal>
    </>
  );
}
