'use client';

import { Button, SimpleGrid } from '@mantine/core';
import { IconBackspace } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

const KEYS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '+', '0'] as const;

/** What a number is put together from, for fingers; the keyboard writes into the field. */
export function DialKeys({
  onKey,
  onDelete,
}: {
  readonly onKey: (key: string) => void;
  readonly onDelete: () => void;
}): ReactElement {
  const t = useTranslations('dial');
  return (
    <SimpleGrid cols={3} spacing="xs" role="group" aria-label={t('keys')}>
      {KEYS.map((key) => (
        <Button key={key} variant="default" size="md" onClick={() => onKey(key)}>
          {key}
        </Button>
      ))}
      <Button variant="default" size="md" aria-label={t('delete')} onClick={onDelete}>
        <IconBackspace size={20} aria-hidden />
      </Button>
    </SimpleGrid>
  );
}
