'use client';

import { AccountMenu, LiveBanner } from '@switchboard/page-client';
import { EmptyState } from '@switchboard/ui';
import { IconLock } from '@tabler/icons-react';
import { usePathname } from 'next/navigation';
import { useTranslations } from 'use-intl';
import type { ReactElement, ReactNode } from 'react';
import { AvailabilitySwitch } from '../handovers/availability-switch';
import { HandoverAside } from '../handovers/handover-aside';
import { Brand } from './brand';
import { Navigation } from './navigation';
import { pageAt, pagesOf } from './pages';
import { useMe } from './use-me';

/** What it is and who is signed in; the pages above, and on a phone below, where the thumb is; beside them what one is asked to take over. */
export function TelephonyFrame({ children }: { readonly children: ReactNode }): ReactElement {
  const t = useTranslations('frame');
  const shell = useTranslations('shell');
  const me = useMe();
  const page = pageAt(usePathname());
  const allowed = !page || pagesOf(me.role).includes(page);
  return (
    <div className="telephony-frame">
      <a href="#content" className="skip-link">
        {t('skip')}
      </a>
      <header className="telephony-bar">
        <Brand />
        <Navigation />
        <AvailabilitySwitch />
        <AccountMenu name={me.name} />
      </header>
      <LiveBanner />
      <div className="telephony-body">
        <main id="content" tabIndex={-1} className="telephony-content">
          {allowed ? (
            children
          ) : (
            <EmptyState
              icon={<IconLock size={36} stroke={1.5} />}
              title={shell('notForYou')}
              text={shell('notForYouText')}
            />
          )}
        </main>
        <HandoverAside />
      </div>
    </div>
  );
}
