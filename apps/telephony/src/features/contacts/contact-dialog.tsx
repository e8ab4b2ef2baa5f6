'use client';

import { Modal } from '@mantine/core';
import type { ContactView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { ContactForm } from './contact-form';

interface ContactDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The one to change; a new one without. */
  readonly contact?: ContactView | undefined;
  /** Of a new one, where it is known. */
  readonly number?: string;
}

/** Adds a contact, or changes one. */
export function ContactDialog({
  opened,
  onClose,
  contact,
  number = '',
}: ContactDialogProps): ReactElement {
  const t = useTranslations('contacts');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(contact ? 'edit' : 'add')}
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <ContactForm
        contact={contact}
        begun={{
          name: contact?.name ?? '',
          number: contact?.number ?? number,
          timeZone: contact?.timeZone ?? null,
        }}
        onDone={onClose}
      />
    </Modal>
  );
}
