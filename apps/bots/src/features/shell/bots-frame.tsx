'use client';

import { AccountMenu, LiveBanner } from '@switchboard/page-client';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { Brand } from './brand';
import { Navigation } from './navigation';
import { useMe } from './use-me';

/** What it is and who is signed in; the pages above. */
export function BotsFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useTranslations('frame');
  return (
    <div className="bots-frame">
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <header className="bots-bar">
        <Brand />
        <Navigation />
        <AccountMenu name={useMe().name} />
      </header>
      <LiveBanner />
      <main id="content" tabIndex={-1} className="bots-content">
        {children}
      </main>
    </div>
  );
}
