'use client';

import { UiProvider } from '@switchboard/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { IntlProvider } from 'use-intl';
import type { Messages } from 'use-intl';
import { useState } from 'react';
import type { ReactElement, ReactNode } from 'react';

export interface ProvidersProps {
  readonly locale: string;
  readonly messages: Messages;
  /** Of the content security policy. */
  readonly nonce: string | undefined;
}

/** Words, data, theme. */
export function Providers({
  locale,
  messages,
  nonce,
  children,
}: ProvidersProps & { readonly children: ReactNode }): ReactElement {
  const [queries] = useState(() => new QueryClient({ defaultOptions: { queries: { retry: 1 } } }));
  return (
    <IntlProvider
      locale={locale}
      messages={messages}
      timeZone={Intl.DateTimeFormat().resolvedOptions().timeZone}
    >
      <QueryClientProvider client={queries}>
        <UiProvider nonce={nonce}>{children}</UiProvider>
      </QueryClientProvider>
    </IntlProvider>
  );
}
