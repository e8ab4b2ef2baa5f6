'use client';

import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/index.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { setNonce } from 'get-nonce';
import type { ReactElement, ReactNode } from 'react';
import { readableColours, theme } from './theme.ts';

/** Theme, colour scheme and notices around a page. The nonce lets its styles past a strict CSP. */
export function UiProvider({
  nonce,
  children,
}: {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  // Scroll locking, deep inside the component library, asks this package for the nonce.
  if (nonce !== undefined) setNonce(nonce);
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={readableColours}
      defaultColorScheme="auto"
      {...(nonce === undefined ? {} : { getStyleNonce: () => nonce })}
    >
      <Notifications position="top-center" limit={3} />
      {children}
    </MantineProvider>
  );
}
