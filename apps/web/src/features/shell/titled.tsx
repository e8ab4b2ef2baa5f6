'use client';

import { PageTitle } from '@switchboard/ui';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';

const SECTIONS = ['chat', 'calls', 'rooms'] as const;

/** Names the tab after the section, as long as nothing inside is more exact. */
export function Titled({ children }: { readonly children: ReactNode }): ReactElement {
  const app = useTranslations('app')('name');
  const t = useTranslations('sections');
  const path = usePathname();
  const section = SECTIONS.find((one) => path.startsWith(`/${one}`));
  return (
    <PageTitle app={app} place={section && t(section)}>
      {children}
    </PageTitle>
  );
}
