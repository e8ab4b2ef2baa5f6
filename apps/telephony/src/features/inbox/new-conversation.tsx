'use client';

import { Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { NewConversationForm } from './new-conversation-form';

export interface NewConversationProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The number of a contact, where it is one. */
  readonly to?: string;
}

/** One of our numbers and one of theirs: the conversation of both, begun when there is none. */
export function NewConversation({ opened, onClose, to }: NewConversationProps): ReactElement {
  const t = useTranslations('newConversation');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('title')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <NewConversationForm to={to ?? ''} onDone={onClose} />
    </Modal>
  );
}
