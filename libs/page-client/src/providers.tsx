'use client';

import { UiProvider } from '@switchboard/ui';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { IntlProvider, useTranslations } from 'use-intl';
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
        <SpokenUi nonce={nonce}>{children}</SpokenUi>
      </QueryClientProvider>
    </IntlProvider>
  );
}

/** The parts of a page that say something by themselves, in its language. */
function SpokenUi({
  nonce,
  children,
}: {
  readonly nonce: string | undefined;
  readonly children: ReactNode;
}): ReactElement {
  const t = useTranslations('notice');
  return (
    <UiProvider nonce={nonce} closeNotice={t('close')}>
      {children}
    </UiProvider>
  );
}
