'use client';

import { Box, Group } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { AccountMenu } from './account-menu.tsx';

/** The frame of an app with one place: what it is, who is signed in, and the page below. */
export function PageFrame({
  brand,
  name,
  children,
}: {
  readonly brand: ReactNode;
  /** Who is signed in. */
  readonly name: string;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('frame');
  return (
    <>
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <Group
        component="header"
        justify="space-between"
        wrap="nowrap"
        px="md"
        py="xs"
        style={{ borderBlockEnd: '1px solid var(--mantine-color-default-border)' }}
      >
        {brand}
        <AccountMenu name={name} />
      </Group>
      <Box component="main" id="content" tabIndex={-1} p="md" style={{ outline: 'none' }}>
        {children}
      </Box>
    </>
  );
}
