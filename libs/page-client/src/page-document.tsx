import { ColorSchemeScript, mantineHtmlProps } from '@mantine/core';
import type { ReactElement, ReactNode } from 'react';
import { Providers } from './providers.tsx';
import type { ProvidersProps } from './providers.tsx';

/** How languages are named where a locale alone would not do. */
const LANGUAGES: Readonly<Record<string, string>> = { zh: 'zh-Hans' };

/** The document around every page: language, colour scheme, and what pages ask for. */
export function PageDocument({
  children,
  ...props
}: ProvidersProps & { readonly children: ReactNode }): ReactElement {
  return (
    <html lang={LANGUAGES[props.locale] ?? props.locale} {...mantineHtmlProps}>
      <head>
        <ColorSchemeScript defaultColorScheme="auto" nonce={props.nonce} />
      </head>
      <body>
        <Providers {...props}>{children}</Providers>
      </body>
    </html>
  );
}
