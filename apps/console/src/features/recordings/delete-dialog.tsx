'use client';

import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useBytes } from '../live/use-bytes';
import { ChangeDialog } from '../person/change-dialog';
import { Moment } from '../shell/moment';
import { useRecordingChange, useRecordingReason } from './use-recording-change';
import type { Recording } from './use-recordings';

type Proof = Awaited<ReturnType<typeof access.recordings.remove.mutate>>;

/** Cannot be undone: who does it has typed which recording goes, and is told what is gone. */
export function DeleteDialog({
  recording: { id, reference },
  onClose,
}: {
  readonly recording: Recording;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('recordings');
  const [typed, setTyped] = useState('');
  const [proof, setProof] = useState<Proof>();
  const confirmation = typed.trim();
  const change = useRecordingChange(
    () => access.recordings.remove.mutate({ id, confirmation }),
    setProof,
  );
  const reasonOf = useRecordingReason();
  if (proof) return <Deleted reference={reference} proof={proof} onClose={onClose} />;
  return (
    <ChangeDialog
      title={t('deleteTitle', { reference })}
      action={t('deleteAction')}
      ready={confirmation.toLowerCase() === reference}
      grave
      change={change}
      reasonOf={reasonOf}
      onClose={onClose}
    >
      <Text size="sm">{t('deleteText')}</Text>
      <TextInput
        label={t('deleteType', { reference })}
        value={typed}
        autoComplete="off"
        onChange={({ currentTarget: { value } }) => setTyped(value)}
        data-autofocus
      />
    </ChangeDialog>
  );
}

function Deleted({
  reference,
  proof: { sha256, bytes, deletedAt },
  onClose,
}: {
  readonly reference: string;
  readonly proof: Proof;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('recordings');
  const size = useBytes();
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('deletedTitle', { reference })}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <Stack>
        <Text size="sm">
          {t('deletedText', { size: size(bytes) })} <Moment at={deletedAt} />
        </Text>
        <div>
          <Text size="sm" fw={500}>
            {t('digest')}
          </Text>
          <span className="code breakable">{sha256}</span>
        </div>
        <Button onClick={onClose} data-autofocus>
          {t('close')}
        </Button>
      </Stack>
    </Modal>
  );
}
