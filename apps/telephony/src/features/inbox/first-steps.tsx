'use client';

import { Anchor, Button, List, Stack, Text, Title } from '@mantine/core';
import { IconPencilPlus } from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { useLinks } from '../shell/use-links';

/** What an empty inbox is for, and the way to the first text. */
export function FirstSteps({ onNew }: { readonly onNew: () => void }): ReactElement {
  const t = useTranslations('steps');
  const { consoleUrl, handsetsUrl } = useLinks();
  return (
    <Stack p="lg" gap="md">
      <Title order={2} size="h5">
        {t('title')}
      </Title>
      <List type="ordered" spacing="sm" size="sm">
        <List.Item>
          {t('number')} <Away href={consoleUrl && `${consoleUrl}/numbers`}>{t('console')}</Away>
        </List.Item>
        {handsetsUrl && (
          <List.Item>
            {t('handset')} <Away href={handsetsUrl}>{t('handsets')}</Away>
          </List.Item>
        )}
        <List.Item>{t('text')}</List.Item>
      </List>
      <Button
        leftSection={<IconPencilPlus size={18} aria-hidden />}
        onClick={onNew}
        w="fit-content"
      >
        {t('new')}
      </Button>
      <Text size="xs" c="dimmed">
        {t('answers')}
      </Text>
    </Stack>
  );
}

/** To another app, which gets a tab of its own; nothing where there is none. */
function Away({
  href,
  children,
}: {
  readonly href: string | undefined;
  readonly children: ReactNode;
}): ReactElement | null {
  if (href === undefined) return null;
  return (
    <Anchor href={href} target="_blank" rel="noopener" inherit underline="always">
      {children}
    </Anchor>
  );
}
