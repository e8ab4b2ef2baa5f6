'use client';

import { Button, Modal, SimpleGrid, Stack, Text } from '@mantine/core';
import type { CallSession } from '@switchboard/calling';
import { digits } from '@switchboard/calling/view-models';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { KeyboardEvent, ReactElement } from 'react';

/** As many keys as one line shows. */
const MAX_SHOWN = 24;

interface KeypadProps {
  readonly session: Pick<CallSession, 'sendDigits'>;
}

/** Keys for machines at the other end that ask for them. */
export function Dialpad({
  opened,
  onClose,
  session,
}: KeypadProps & { readonly opened: boolean; readonly onClose: () => void }): ReactElement {
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
      <Keypad session={session} />
    </Modal>
  );
}

/** The keys of a telephone, also by keyboard, and which were pressed. */
export function Keypad({ session }: KeypadProps): ReactElement {
  const t = useTranslations('call');
  const [pressed, setPressed] = useState('');
  const press = (key: string): void => {
    setPressed((before) => (before + key).slice(-MAX_SHOWN));
    void session.sendDigits(key);
  };
  const byKeyboard = (event: KeyboardEvent): void => {
    const { key, ctrlKey, metaKey, altKey, repeat } = event;
    if (ctrlKey || metaKey || altKey || repeat || !digits.some((digit) => digit === key)) return;
    event.preventDefault();
    press(key);
  };
  return (
    <Stack onKeyDown={byKeyboard}>
      <Text
        role="status"
        aria-label={t('keysPressed')}
        ta="center"
        size="xl"
        ff="monospace"
        mih="1.6em"
      >
        {pressed}
      </Text>
      <SimpleGrid cols={3}>
        {digits.map((key, at) => (
          <Button
            key={key}
            variant="default"
            size="lg"
            data-autofocus={at === 0 || undefined}
            onClick={() => press(key)}
          >
            {key}
          </Button>
        ))}
      </SimpleGrid>
    </Stack>
  );
}
