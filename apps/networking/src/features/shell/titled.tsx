'use client';

import { PageTitle } from '@switchboard/ui';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';

/** Names the tab, as long as nothing inside is more exact. */
export function Titled({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useTranslations('app');
  return <PageTitle app={t('name')}>{children}</PageTitle>;
}
