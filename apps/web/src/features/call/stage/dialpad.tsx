'use client';

import { Button, Modal, SimpleGrid } from '@mantine/core';
import type { DtmfTone } from '@azure/communication-calling';
import type { CallSession } from '@switchboard/calling';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

const KEYS: readonly (readonly [string, DtmfTone])[] = [
  ['1', 'Num1'],
  ['2', 'Num2'],
  ['3', 'Num3'],
  ['4', 'Num4'],
  ['5', 'Num5'],
  ['6', 'Num6'],
  ['7', 'Num7'],
  ['8', 'Num8'],
  ['9', 'Num9'],
  ['*', 'Star'],
  ['0', 'Num0'],
  ['#', 'Pound'],
];

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
        {KEYS.map(([key, tone]) => (
          <Button key={key} variant="default" size="lg" onClick={() => void session.sendDtmf(tone)}>
            {key}
          </Button>
        ))}
      </SimpleGrid>
    </Modal>
  );
}
