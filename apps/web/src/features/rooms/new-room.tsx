'use client';

import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { NewRoomForm } from './new-room-form';

/** Makes a room, and leads into it. */
export function NewRoom({
  opened,
  onClose,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
}): ReactElement {
  const t = useTranslations('rooms');
  const cancel = useTranslations('create')('cancel');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('new')}
      closeButtonProps={{ 'aria-label': cancel }}
    >
      <NewRoomForm onClose={onClose} />
    </Modal>
  );
}
