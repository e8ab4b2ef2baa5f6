'use client';

import { Modal } from '@mantine/core';
import type { TemplateView } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';
import { TemplateForm } from './template-form';

interface TemplateDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  /** The one to change; a new one without. */
  readonly template?: TemplateView | undefined;
}

export function TemplateDialog({ opened, onClose, template }: TemplateDialogProps): ReactElement {
  const t = useTranslations('templates');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t(template ? 'editTitle' : 'add')}
      size="lg"
      closeButtonProps={{ 'aria-label': t('cancel') }}
    >
      <TemplateForm template={template} onDone={onClose} />
    </Modal>
  );
}
