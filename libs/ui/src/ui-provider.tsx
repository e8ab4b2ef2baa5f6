'use client';

import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import '@fontsource-variable/inter/index.css';
import { MantineProvider } from '@mantine/core';
import type { MantineThemeOverride } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { setNonce } from 'get-nonce';
import { useMemo } from 'react';
import type { ReactElement, ReactNode } from 'react';
import { readableColours, theme } from './theme.ts';

/** Theme, colour scheme and notices around a page. The nonce lets its styles past a strict CSP. */
export function UiProvider({
  nonce,
  closeNotice,
  children,
}: {
  readonly nonce: string | undefined;
  /** What the button says that closes a notice, in the language of the page. */
  readonly closeNotice: string;
  readonly children: ReactNode;
}): ReactElement {
  // Scroll locking, deep inside the component library, asks this package for the nonce.
  if (nonce !== undefined) setNonce(nonce);
  const spoken = useMemo(() => withWords(closeNotice), [closeNotice]);
  return (
    <MantineProvider
      theme={spoken}
      cssVariablesResolver={readableColours}
      defaultColorScheme="auto"
      {...(nonce === undefined ? {} : { getStyleNonce: () => nonce })}
    >
      <Notifications position="top-center" limit={3} />
      {children}
    </MantineProvider>
  );
}

/** The library draws a cross on the button and gives it no name. */
function withWords(closeNotice: string): MantineThemeOverride {
  const closeButtonProps = { 'aria-label': closeNotice };
  return { ...theme, components: { Notification: { defaultProps: { closeButtonProps } } } };
}
