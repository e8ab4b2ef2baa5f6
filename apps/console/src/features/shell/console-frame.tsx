'use client';

import { Burger, Drawer } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { AccountMenu } from '@switchboard/page-client';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { Brand } from './brand';
import { Navigation } from './navigation';
import { NotForYou } from './not-for-you';
import { OfflineBanner } from './offline-banner';
import { pageAt, pagesOf } from './pages';
import { useMe } from './use-me';
import { WhoIsHere } from './who-is-here';

/** Navigation beside the page; on a phone it comes out of the side when it is asked for. */
export function ConsoleFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useTranslations('shell');
  const me = useMe();
  const [opened, drawer] = useDisclosure(false);
  const page = pageAt(usePathname());
  const allowed = !page || pagesOf(me.role).includes(page);
  return (
    <>
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <div className="console-frame">
        <aside className="console-side">
          <Brand />
          <Navigation />
          <WhoIsHere />
        </aside>
        <header className="console-bar">
          <Burger opened={opened} onClick={drawer.open} size="sm" aria-label={t('openMenu')} />
          <Brand />
          <AccountMenu name={me.name} />
        </header>
        <main id="content" tabIndex={-1} className="console-content">
          <OfflineBanner />
          {allowed ? children : <NotForYou />}
        </main>
      </div>
      <Drawer
        opened={opened}
        onClose={drawer.close}
        size={260}
        title={<Brand />}
        closeButtonProps={{ 'aria-label': t('closeMenu') }}
      >
        <Navigation onChosen={drawer.close} />
      </Drawer>
    </>
  );
}
