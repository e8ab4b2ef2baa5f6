'use client';

import { PageTitle } from '@switchboard/ui';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { pageAt } from './pages';

/** Names the tab after the page, as long as nothing inside is more exact. */
export function Titled({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useTranslations('app');
  const pages = useTranslations('pages');
  const page = pageAt(usePathname());
  return (
    <PageTitle app={t('name')} place={page && pages(page.id)}>
      {children}
    </PageTitle>
  );
}
