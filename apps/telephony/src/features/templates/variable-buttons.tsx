'use client';

import { Button, Group, Text } from '@mantine/core';
import { templateFields } from '@switchboard/telephony-api/client';
import { useTranslations } from 'use-intl';
import type { ReactElement } from 'react';

/** Every variable there is, each to be put at the end of the text. */
export function VariableButtons({
  onChoose,
}: {
  readonly onChoose: (variable: string) => void;
}): ReactElement {
  const t = useTranslations('variables');
  return (
    <Group gap={6} role="group" aria-label={t('label')}>
      <Text size="sm" c="dimmed">
        {t('label')}
      </Text>
      {templateFields.map((field) => (
        <Button
          key={field}
          variant="default"
          size="compact-xs"
          onClick={() => onChoose(`{{${field}}}`)}
        >
          {t(field)}
        </Button>
      ))}
    </Group>
  );
}
