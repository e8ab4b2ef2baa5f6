'use client';

import { Button, Group, Modal, Text, TextInput } from '@mantine/core';
import { access } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import { useState } from 'react';
import type { ReactElement } from 'react';
import { useLiveAction } from './use-live-state';

const WORD = 'reset';

/** Forgets everything, once the word for it has been typed. */
export function ResetState(): ReactElement {
  const t = useTranslations('live');
  const [opened, setOpened] = useState(false);
  const [typed, setTyped] = useState('');
  const reset = useLiveAction(() => access.live.reset.mutate({ confirmation: WORD }));
  const close = (): void => {
    setOpened(false);
    setTyped('');
  };
  return (
    <>
      <Button color="red" variant="light" w="fit-content" mt="md" onClick={() => setOpened(true)}>
        {t('reset')}
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        title={t('resetTitle')}
        centered
        withCloseButton={false}
      >
        <Text mb="md">{t('resetText')}</Text>
        <TextInput
          label={t('resetType', { word: WORD })}
          value={typed}
          onChange={({ currentTarget: { value } }) => setTyped(value)}
          data-autofocus
        />
        <Group justify="flex-end" mt="md">
          <Button variant="default" onClick={close}>
            {t('cancel')}
          </Button>
          <Button
            color="red"
            disabled={typed !== WORD}
            loading={reset.isPending}
            onClick={() => reset.mutate(undefined, { onSettled: close })}
          >
            {t('resetAction')}
          </Button>
        </Group>
      </Modal>
    </>
  );
}
