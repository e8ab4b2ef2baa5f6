'use client';

import { Button, Modal, SimpleGrid } from '@mantine/core';
import type { CallSession } from '@switchboard/calling';
import { digits } from '@switchboard/calling/view-models';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Keys for machines at the other end that ask for them. */
export function Dialpad({
  opened,
  onClose,
  session,
}: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly session: CallSession;
}): ReactElement {
  const t = useTranslations('call');
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('dialpad')}
      size="xs"
      zIndex={400}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <SimpleGrid cols={3}>
        {digits.map((key) => (
          <Button
            key={key}
            variant="default"
            size="lg"
            onClick={() => void session.sendDigits(key)}
          >
            {key}
          </Button>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
