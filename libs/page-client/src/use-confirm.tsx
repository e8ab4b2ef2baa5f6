'use client';

import { Button, Group, Modal } from '@mantine/core';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';

interface Question {
  readonly text: string;
  readonly action: string;
  readonly onConfirm: () => void;
}

/** Asks before what cannot be undone. Render the element, call the function. */
export function useConfirm(): readonly [
  ReactElement,
  (text: string, action: string, onConfirm: () => void) => void,
] {
  const t = useTranslations('confirm');
  const [question, setQuestion] = useState<Question>();
  const close = (): void => setQuestion(undefined);
  const element = (
    <Modal
      opened={question !== undefined}
      onClose={close}
      title={question?.text}
      withCloseButton={false}
      size="sm"
      centered
    >
      <Group justify="flex-end">
        <Button variant="default" onClick={close} data-autofocus>
          {t('cancel')}
        </Button>
        <Button
          // The red of the theme is too pale under white.
          color="red.9"
          onClick={() => {
            close();
            question?.onConfirm();
          }}
        >
          {question?.action}
        </Button>
      </Group>
    </Modal>
  );
  return [element, (text, action, onConfirm) => setQuestion({ text, action, onConfirm })];
}
